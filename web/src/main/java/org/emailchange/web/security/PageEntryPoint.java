package org.emailchange.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Leads people without a session, or whose session has ended, to the page to sign in on. */
@Component
class PageEntryPoint implements AuthenticationEntryPoint, AccessDeniedHandler {

    static final String SIGN_IN = "/sign-in";

    private static final String SIGN_IN_AGAIN = SIGN_IN + "?again";

    private final ApiEntryPoint others;

    PageEntryPoint(ApiEntryPoint others) {
        this.others = others;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        leadTo(request.getRequestedSessionId() == null ? SIGN_IN : SIGN_IN_AGAIN, request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException {
        if (exception instanceof CsrfException) {
            leadTo(SIGN_IN_AGAIN, request, response); // the session of the form has ended meanwhile
        } else {
            others.handle(request, response, exception);
        }
    }

    /** A script cannot follow a redirect to another page; it has the browser do so. */
    private static void leadTo(String page, HttpServletRequest request, HttpServletResponse response) {
        if (request.getHeader("HX-Request") == null) {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", page);
        } else {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader("WWW-Authenticate", "Session");
            response.setHeader("HX-Redirect", page);
        }
    }
}
