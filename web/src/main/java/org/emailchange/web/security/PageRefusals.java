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

/** Leads people who are not signed in, or not any more, to where they can. */
@Component
class PageRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String AGAIN = PageSecurity.SIGN_IN + "?again";

    private final Refusals others;

    PageRefusals(Refusals others) {
        this.others = others;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        leadTo(request.getRequestedSessionId() == null ? PageSecurity.SIGN_IN : AGAIN, request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException {
        if (exception instanceof CsrfException) {
            leadTo(AGAIN, request, response); // its session has ended meanwhile
        } else {
            others.handle(request, response, exception);
        }
    }

    /** A script cannot follow to another page; it hands that to the browser. */
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
