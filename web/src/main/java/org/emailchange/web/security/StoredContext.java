package org.emailchange.web.security;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;

/** Who a session belongs to, looked up when somebody asks. */
final class StoredContext implements DeferredSecurityContext {

    private final Supplier<Optional<Caller>> stored;
    private @Nullable SecurityContext context;
    private boolean generated;

    StoredContext(Supplier<Optional<Caller>> stored) {
        this.stored = stored;
    }

    @Override
    public SecurityContext get() {
        var known = context;
        return known == null ? read() : known;
    }

    private SecurityContext read() {
        var read = new SecurityContextImpl();
        stored.get()
                .map(SignedIn::new)
                .ifPresent(signedIn -> read.setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(signedIn, null, signedIn.getAuthorities())));
        generated = read.getAuthentication() == null;
        context = read;
        return read;
    }

    @Override
    public boolean isGenerated() {
        get();
        return generated;
    }
}
