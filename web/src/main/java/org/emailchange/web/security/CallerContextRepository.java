package org.emailchange.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.emailchange.api.AccountId;
import org.emailchange.api.Pseudonyms;
import org.emailchange.web.security.Caller.AccountOwner;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Stores the caller in the session, as plain text that any node of any version can read. Staff is looked up with each
 * request, so that removing a member from the settings, or another password there, signs the member out.
 */
@Component
public class CallerContextRepository implements SecurityContextRepository {

    private static final String CALLER = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;
    private static final String SIGNED_IN_AT = "signed-in-at";
    private static final String STAFF_PASSWORD = "staff-password";
    private static final String OWNER = Role.USER + ":";

    private final List<CallerDirectory> directories;
    private final SessionSettings settings;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    CallerContextRepository(
            List<CallerDirectory> directories, SessionSettings settings, Pseudonyms pseudonyms, Clock clock) {
        this.directories = List.copyOf(directories);
        this.settings = settings;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /**
     * Signs in the owner of an account, after another proof than name and password. The session so far ends: another
     * person may have planted its id, or know the token of its forms.
     *
     * @param credentialChanges how often the credentials of the account had been replaced when they were checked
     */
    public void signIn(
            AccountId account, int credentialChanges, HttpServletRequest request, HttpServletResponse response) {
        session(request).ifPresent(HttpSession::invalidate);
        var authentication = CallerPrincipal.authenticated(new AccountOwner(account), credentialChanges);
        saveContext(new SecurityContextImpl(authentication), request, response);
    }

    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        var context = new SecurityContextImpl();
        caller(holder.getRequest())
                .map(caller -> CallerPrincipal.authenticated(caller, 0))
                .ifPresent(context::setAuthentication);
        return context;
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        var principal = CallerPrincipal.of(context.getAuthentication());
        if (principal.isPresent()) {
            request.getSession().setAttribute(CALLER, principal.get().sessionName());
            request.getSession().setAttribute(SIGNED_IN_AT, clock.millis());
            if (principal.get().caller() instanceof Caller.StaffMember member) {
                staff(member.name())
                        .ifPresent(entry -> request.getSession().setAttribute(STAFF_PASSWORD, stamp(entry)));
            }
        } else {
            session(request).ifPresent(session -> session.removeAttribute(CALLER));
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return caller(request).isPresent();
    }

    private Optional<Caller> caller(HttpServletRequest request) {
        return session(request)
                .filter(this::isWithinLifetime)
                .flatMap(session ->
                        session.getAttribute(CALLER) instanceof String text ? read(text, session) : Optional.empty());
    }

    private boolean isWithinLifetime(HttpSession session) {
        return session.getAttribute(SIGNED_IN_AT) instanceof Long at
                && Duration.ofMillis(clock.millis() - at).compareTo(settings.lifetime()) < 0;
    }

    private Optional<Caller> read(String text, HttpSession session) {
        return text.startsWith(OWNER)
                ? Optional.of(new AccountOwner(AccountId.of(text.substring(OWNER.length(), text.indexOf('/')))))
                : staff(text.substring(text.indexOf(':') + 1))
                        .filter(entry -> stamp(entry).equals(session.getAttribute(STAFF_PASSWORD)))
                        .map(CallerDirectory.Entry::caller);
    }

    private String stamp(CallerDirectory.Entry entry) {
        return pseudonyms.of("email-change/staff-password/v1", entry.password().value());
    }

    private static Optional<HttpSession> session(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false));
    }

    /** The staff member of this name, as the settings have it now. */
    private Optional<CallerDirectory.Entry> staff(String name) {
        return CallerDirectory.find(directories, name)
                .filter(entry -> entry.caller() instanceof Caller.StaffMember)
                .findFirst();
    }
}
