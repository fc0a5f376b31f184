package org.emailchange.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.emailchange.web.security.Caller;
import org.emailchange.web.security.CallerDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The language of pages: the one that {@code ?lang=} asks for, which a cookie then keeps; else that of the cookie; else
 * that of the account; else the one that the browser prefers of those that pages are written in.
 */
@Component("localeResolver")
class PageLanguage extends AcceptHeaderLocaleResolver implements HandlerInterceptor, WebMvcConfigurer {

    private static final Duration COOKIE_LIFETIME = Duration.ofDays(365);

    private final List<CallerDirectory> directories;

    PageLanguage(List<CallerDirectory> directories) {
        this.directories = List.copyOf(directories);
        setSupportedLocales(Languages.ALL);
        setDefaultLocale(Locale.ENGLISH);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, Languages.PARAMETER);
        return Stream.of(requested(request), supported(cookie == null ? null : cookie.getValue()))
                .flatMap(Optional::stream)
                .findFirst()
                .or(this::ofAccount)
                .orElseGet(() -> super.resolveLocale(request));
    }

    /** Accounts begin with English, so English says nothing of what the owner prefers. */
    private Optional<Locale> ofAccount() {
        return Caller.current()
                .flatMap(Caller::account)
                .flatMap(account -> directories.stream()
                        .map(directory -> directory.languageOf(account))
                        .flatMap(Optional::stream)
                        .findFirst())
                .flatMap(language -> supported(language.getLanguage()))
                .filter(language -> !language.equals(Locale.ENGLISH));
    }

    private Optional<Locale> requested(HttpServletRequest request) {
        return supported(request.getParameter(Languages.PARAMETER));
    }

    private Optional<Locale> supported(@Nullable String tag) {
        return getSupportedLocales().stream()
                .filter(language -> language.toLanguageTag().equals(tag))
                .findFirst();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/api/**");
    }

    /** Has the browser keep the language that was asked for. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        requested(request)
                .ifPresent(language -> response.addHeader(
                        HttpHeaders.SET_COOKIE,
                        ResponseCookie.from(Languages.PARAMETER, language.toLanguageTag())
                                .path("/")
                                .maxAge(COOKIE_LIFETIME)
                                .httpOnly(true)
                                .secure(request.isSecure())
                                .sameSite("Lax")
                                .build()
                                .toString()));
        return true;
    }
}
