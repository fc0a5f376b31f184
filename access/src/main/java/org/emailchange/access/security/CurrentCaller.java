package org.emailchange.access.security;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who sent the request that this thread works on. */
public final class CurrentCaller {

    private CurrentCaller() {}

    /** The caller; nobody where the request came without signing in. */
    public static Optional<Caller> get() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn.caller())
                : Optional.empty();
    }
}
