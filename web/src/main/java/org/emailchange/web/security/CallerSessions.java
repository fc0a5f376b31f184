package org.emailchange.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.emailchange.api.AccountId;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/** Keeps in the session who signed in: as plain text, which any node of any version can read. */
@Component
public class CallerSessions implements SecurityContextRepository {

    private static final String CALLER = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;
    private static final String SIGNED_IN_AT = "signed-in-at";

    private final CallersInSession callers;
    private final SessionSettings settings;
    private final Clock clock;

    CallerSessions(CallersInSession callers, SessionSettings settings, Clock clock) {
        this.callers = callers;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Signs in the owner of an account who has proved it in another way than by name and password. The session so far
     * ends: neither its id nor the token of its forms may go on, as another person may have planted them.
     */
    public void signIn(AccountId account, HttpServletRequest request, HttpServletResponse response) {
        session(request).ifPresent(HttpSession::invalidate);
        var signedIn = new SignedIn(new AccountOwner(account));
        var authentication =
                UsernamePasswordAuthenticationToken.authenticated(signedIn, null, signedIn.getAuthorities());
        saveContext(new SecurityContextImpl(authentication), request, response);
    }

    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new StoredContext(() -> caller(request));
    }

    private Optional<Caller> caller(HttpServletRequest request) {
        return session(request)
                .filter(this::lives)
                .flatMap(session ->
                        session.getAttribute(CALLER) instanceof String text ? callers.read(text) : Optional.empty());
    }

    private boolean lives(HttpSession session) {
        return session.getAttribute(SIGNED_IN_AT) instanceof Long at
                && Duration.ofMillis(clock.millis() - at).compareTo(settings.lifetime()) < 0;
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        var caller = CurrentCaller.of(context.getAuthentication());
        if (caller.isPresent()) {
            request.getSession().setAttribute(CALLER, CallersInSession.text(caller.get()));
            request.getSession().setAttribute(SIGNED_IN_AT, clock.millis());
        } else {
            session(request).ifPresent(session -> session.removeAttribute(CALLER));
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return caller(request).isPresent();
    }

    private static Optional<HttpSession> session(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false));
    }
}
