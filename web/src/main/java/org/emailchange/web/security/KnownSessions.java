package org.emailchange.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/** Tells who a session belongs to, and keeps nobody: who brings a name and password along leaves no session behind. */
record KnownSessions(SecurityContextRepository sessions) implements SecurityContextRepository {

    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return sessions.loadContext(holder);
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return sessions.loadDeferredContext(request);
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // on purpose: see above
    }

    /** There is nothing that anybody would have to keep. */
    @Override
    public boolean containsContext(HttpServletRequest request) {
        return true;
    }
}
