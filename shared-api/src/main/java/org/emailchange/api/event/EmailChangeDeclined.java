package org.emailchange.api.event;

import java.time.Instant;
import org.emailchange.api.EndReason;
import org.emailchange.api.Personal;
import org.jspecify.annotations.Nullable;

/**
 * Another account proved the address first. Says nothing about that account.
 *
 * @param accountId whose account
 * @param changeId which change
 * @param reason why
 * @param newEmail the requested address
 * @param currentEmail the verified address in force, if there is one
 * @param declinedAt when
 */
public record EmailChangeDeclined(
        String accountId,
        String changeId,
        EndReason reason,
        Personal newEmail,
        @Nullable Personal currentEmail,
        Instant declinedAt)
        implements ChangeEnded {}
