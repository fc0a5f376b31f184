package org.emailchange.command.usecase;

import jakarta.servlet.http.HttpServletRequest;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.Rejection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts the tokens that are not genuine; who shows too many of them is told to wait. */
@Component
class BadLinks {

    private final ChangeLimits limits;
    private final HttpServletRequest current;

    /** @param current the request that the calling thread works on, whichever that is */
    BadLinks(ChangeLimits limits, HttpServletRequest current) {
        this.limits = limits;
        this.current = current;
    }

    /**
     * What is told of a token that is not genuine.
     *
     * @param change the change that it says it is for, where it says one
     */
    EmailChangeRejected rejection(@Nullable ChangeId change) {
        limits.onBadLink(change, current.getRemoteAddr());
        return new EmailChangeRejected(Rejection.TOKEN_INVALID);
    }
}
