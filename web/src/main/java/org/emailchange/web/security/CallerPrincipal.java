package org.emailchange.web.security;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** A caller as Spring Security keeps it; the hash of the password is erased once it has been checked. */
final class CallerPrincipal implements UserDetails, CredentialsContainer {

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;
    private transient @Nullable String hash;

    CallerPrincipal(CallerDirectory.Entry entry) {
        this.caller = entry.caller();
        this.hash = entry.password().value();
    }

    private CallerPrincipal(Caller caller) {
        this.caller = caller;
    }

    /** The authentication of a caller who has signed in. */
    static Authentication authenticated(Caller caller) {
        var principal = new CallerPrincipal(caller);
        return UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities());
    }

    /** The caller of an authentication; empty where it is anonymous or missing. */
    static Optional<Caller> callerOf(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof CallerPrincipal principal
                ? Optional.of(principal.caller)
                : Optional.empty();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return caller.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }

    @Override
    public @Nullable String getPassword() {
        return hash;
    }

    /** A name that may appear in logs and metadata: it does not contain the username of an account. */
    @Override
    public String getUsername() {
        return caller.by();
    }

    @Override
    public void eraseCredentials() {
        hash = null;
    }
}
