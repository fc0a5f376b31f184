package org.emailchange.web.security;

import java.util.Optional;
import org.emailchange.web.security.Caller.CheckedPassword;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * A caller as Spring Security keeps it.
 *
 * @param credentialChanges how often the credentials of the account had been replaced when they were shown; 0 for staff
 * @param password what was shown, where an account showed one with this very request
 */
record CallerPrincipal(
        Caller caller, int credentialChanges, @Nullable CheckedPassword password) implements AuthenticatedPrincipal {

    /** The authentication of a caller who has signed in. */
    static Authentication authenticated(Caller caller, int credentialChanges) {
        return authenticated(new CallerPrincipal(caller, credentialChanges, null));
    }

    /** The authentication of a caller whose password was found right just now. */
    static Authentication authenticated(CallerDirectory.Entry entry, String password) {
        var changes = entry.credentialChanges();
        var checked = entry.caller().account().isPresent() ? new CheckedPassword(password, changes) : null;
        return authenticated(new CallerPrincipal(entry.caller(), changes, checked));
    }

    private static Authentication authenticated(CallerPrincipal principal) {
        var roles = principal.caller.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(principal, null, roles);
    }

    /** The caller of an authentication; empty where it is anonymous or missing. */
    static Optional<Caller> callerOf(@Nullable Authentication authentication) {
        return of(authentication).map(CallerPrincipal::caller);
    }

    static Optional<CallerPrincipal> of(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof CallerPrincipal principal
                ? Optional.of(principal)
                : Optional.empty();
    }

    /** The name in the session, which ends with the credentials that were shown: {@code USER:<id>/<changes>}. */
    String sessionName() {
        return caller.account().isPresent() ? caller.by() + '/' + credentialChanges : caller.by();
    }

    /** A name that may appear in logs and metadata: it does not contain the username of an account. */
    @Override
    public String getName() {
        return caller.by();
    }
}
