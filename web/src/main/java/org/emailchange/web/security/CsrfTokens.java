package org.emailchange.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.emailchange.web.SharedSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * The token of the forms: in the session of who is signed in; before that in a cookie, so that opening a page stores
 * nothing. Signing in leaves the cookie's behind.
 */
@Component
class CsrfTokens implements CsrfTokenRepository {

    private final CsrfTokenRepository signedIn = new HttpSessionCsrfTokenRepository();
    private final CookieCsrfTokenRepository before = new CookieCsrfTokenRepository();
    private final CallerContextRepository callers;

    CsrfTokens(CallerContextRepository callers, SharedSettings settings) {
        this.callers = callers;
        before.setCookieName(settings.isHttps() ? "__Host-csrf" : "csrf");
        before.setCookiePath("/");
        before.setHeaderName("X-CSRF-TOKEN");
        before.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).secure(settings.isHttps()).sameSite("Lax"));
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        of(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }

    private CsrfTokenRepository of(HttpServletRequest request) {
        return callers.containsContext(request) ? signedIn : before;
    }
}
