package org.emailchange.web.security;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * A caller as Spring Security keeps it.
 *
 * @param credentialChanges how often the credentials of the account had been replaced when they were shown; 0 for staff
 */
record CallerPrincipal(Caller caller, int credentialChanges) implements AuthenticatedPrincipal {

    /** The authentication of a caller who has signed in. */
    static Authentication authenticated(Caller caller, int credentialChanges) {
        var roles = caller.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(
                new CallerPrincipal(caller, credentialChanges), null, roles);
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
