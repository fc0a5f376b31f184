package org.emailchange.api.event;

import java.time.Instant;
import org.emailchange.api.EndReason;
import org.emailchange.api.Personal;
import org.jspecify.annotations.Nullable;

/**
 * The change was ended by its owner, by a newer request, by new credentials, or from either mailbox.
 *
 * @param accountId whose account
 * @param changeId which change
 * @param reason why
 * @param newEmail the requested address
 * @param currentEmail the verified address in force, if there is one
 * @param cancelledAt when
 */
public record EmailChangeCancelled(
        String accountId,
        String changeId,
        EndReason reason,
        Personal newEmail,
        @Nullable Personal currentEmail,
        Instant cancelledAt)
        implements ChangeEnded {}
