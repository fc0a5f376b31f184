package org.emailchange.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.emailchange.web.security.Caller;
import org.emailchange.web.security.CurrentCaller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * Pages are in the language of {@code ?lang=}, else in the one asked for last in this browser, else in the account's,
 * else in the one that the browser prefers of those we write.
 */
@Component("localeResolver")
class PageLanguage extends AcceptHeaderLocaleResolver {

    static final String NAME = "lang";

    private final CallerLanguages callers;

    PageLanguage(CallerLanguages callers) {
        this.callers = callers;
        setSupportedLocales(Languages.ALL);
        setDefaultLocale(Locale.ENGLISH);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, NAME);
        return Stream.of(asked(request), written(cookie == null ? null : cookie.getValue()))
                .flatMap(Optional::stream)
                .findFirst()
                .or(this::ofAccount)
                .orElseGet(() -> super.resolveLocale(request));
    }

    /** The languages that pages are written in. */
    List<Locale> written() {
        return getSupportedLocales();
    }

    /** The language that this very request asks for. */
    Optional<Locale> asked(HttpServletRequest request) {
        return written(request.getParameter(NAME));
    }

    private Optional<Locale> written(@Nullable String tag) {
        return getSupportedLocales().stream()
                .filter(language -> language.toLanguageTag().equals(tag))
                .findFirst();
    }

    /** English is what accounts begin with, so that it says nothing of what their owner prefers. */
    private Optional<Locale> ofAccount() {
        return CurrentCaller.get()
                .flatMap(Caller::account)
                .flatMap(callers::of)
                .flatMap(language -> written(language.getLanguage()))
                .filter(language -> !language.equals(Locale.ENGLISH));
    }
}
