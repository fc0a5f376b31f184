package org.emailchange.web.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Refuses what no rule allows; the answer is the same as for a path that does not exist. */
record NoSuchPath() implements AuthorizationResult {

    static AuthorizationManager<RequestAuthorizationContext> deny() {
        return (authentication, context) -> new NoSuchPath();
    }

    /** Whether a request was refused for this reason. */
    static boolean isCauseOf(@Nullable Throwable exception) {
        return exception instanceof AuthorizationDeniedException denied
                && denied.getAuthorizationResult() instanceof NoSuchPath;
    }

    @Override
    public boolean isGranted() {
        return false;
    }
}
