package org.emailchange.web.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Refuses what no rule allows, in a way that is answered like a path that does not exist. */
record NoSuchPath() implements AuthorizationResult {

    static AuthorizationManager<RequestAuthorizationContext> deny() {
        return (authentication, context) -> new NoSuchPath();
    }

    /** Whether this refusal was made here. */
    static boolean made(@Nullable Throwable exception) {
        return exception instanceof AuthorizationDeniedException denied
                && denied.getAuthorizationResult() instanceof NoSuchPath;
    }

    @Override
    public boolean isGranted() {
        return false;
    }
}
