package org.emailchange.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets the browser remember the language that was asked for. */
@Component
class LanguageMemory implements HandlerInterceptor, WebMvcConfigurer {

    private static final Duration LONG = Duration.ofDays(365);

    private final PageLanguage languages;

    LanguageMemory(PageLanguage languages) {
        this.languages = languages;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        languages
                .asked(request)
                .ifPresent(language -> response.addHeader(HttpHeaders.SET_COOKIE, cookie(language, request)));
        return true;
    }

    private static String cookie(Locale language, HttpServletRequest request) {
        return ResponseCookie.from(PageLanguage.NAME, language.toLanguageTag())
                .path("/")
                .maxAge(LONG)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build()
                .toString();
    }
}
