package org.emailchange.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.stereotype.Component;

/**
 * Adds to a chain that callers may show a session instead of a name and password. A browser sends its cookie whoever
 * wrote the request, so what changes something needs the session's CSRF token besides.
 */
@Component
class SessionChain {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final StatelessChain stateless;
    private final KnownSessions sessions;

    SessionChain(StatelessChain stateless, CallerSessions sessions) {
        this.stateless = stateless;
        this.sessions = new KnownSessions(sessions);
    }

    /** A chain that knows a session without asking for its token: its forms carry a secret of their own. */
    HttpSecurity reading(HttpSecurity http) {
        return stateless
                .common(http)
                .securityContext(context -> context.securityContextRepository(sessions))
                // takes a session where there is one, and begins none
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER));
    }

    HttpSecurity on(HttpSecurity http) {
        return reading(http).csrf(csrf -> csrf.requireCsrfProtectionMatcher(SessionChain::needsToken));
    }

    /** Who shows a name and password with the request is known by them, not by the cookie. */
    private static boolean needsToken(HttpServletRequest request) {
        return !READS.contains(request.getMethod())
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && request.getSession(false) != null;
    }
}
