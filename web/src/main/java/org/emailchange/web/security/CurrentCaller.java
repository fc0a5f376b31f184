package org.emailchange.web.security;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who sent the request that this thread works on. */
public final class CurrentCaller {

    private CurrentCaller() {}

    /** The caller; nobody where the request came without signing in. */
    public static Optional<Caller> get() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    static Optional<Caller> of(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn.caller())
                : Optional.empty();
    }
}
