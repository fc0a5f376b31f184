package org.emailchange.web.security;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** A caller as Spring Security keeps it; the hash is forgotten once it has been checked. */
final class SignedIn implements UserDetails, CredentialsContainer {

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;
    private transient @Nullable String hash;

    SignedIn(NamedCaller named) {
        this.caller = named.caller();
        this.hash = named.password().value();
    }

    /** Somebody who has shown before who they are. */
    SignedIn(Caller caller) {
        this.caller = caller;
    }

    Caller caller() {
        return caller;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return caller.roles().stream().map(SignedIn::authority).toList();
    }

    private static GrantedAuthority authority(Role role) {
        return new SimpleGrantedAuthority("ROLE_" + role);
    }

    @Override
    public @Nullable String getPassword() {
        return hash;
    }

    /** The name that logs and metadata may show: no account's own name is in it. */
    @Override
    public String getUsername() {
        return caller.by();
    }

    @Override
    public void eraseCredentials() {
        hash = null;
    }
}
