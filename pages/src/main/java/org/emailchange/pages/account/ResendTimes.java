package org.emailchange.pages.account;

import java.time.Instant;
import org.emailchange.api.query.ChangeStatus;
import org.emailchange.command.change.ChangePolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells beforehand when links can be sent again, so that nobody presses a button in vain. */
@Component
class ResendTimes {

    private final ChangePolicy policy;

    ResendTimes(ChangePolicy policy) {
        this.policy = policy;
    }

    /** The end of the pause since the last links; unknown for links that end with the change itself. */
    @Nullable
    Instant soonest(ChangeStatus change) {
        var end = change.requestedAt().plus(policy.renewalWindow());
        return change.expiresAt().isBefore(end)
                ? change.expiresAt().minus(policy.linkLifetime()).plus(policy.resendCooldown())
                : null;
    }
}
