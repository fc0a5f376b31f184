package org.emailchange.command.link.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** Pages are in the language of {@code ?lang=}, else in the one that the browser prefers of those we write. */
@Component("localeResolver")
class PageLanguage extends AcceptHeaderLocaleResolver {

    static final String PARAMETER = "lang";

    PageLanguage() {
        setSupportedLocales(List.of(Locale.ENGLISH, Locale.forLanguageTag("ne")));
        setDefaultLocale(Locale.ENGLISH);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var asked = request.getParameter(PARAMETER);
        return getSupportedLocales().stream()
                .filter(language -> language.toLanguageTag().equals(asked))
                .findFirst()
                .orElseGet(() -> super.resolveLocale(request));
    }
}
