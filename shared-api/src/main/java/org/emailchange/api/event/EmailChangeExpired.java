package org.emailchange.api.event;

import java.time.Instant;
import org.emailchange.api.Personal;
import org.jspecify.annotations.Nullable;

/**
 * The links ran out before all confirmations were in.
 *
 * @param accountId whose account
 * @param changeId which change
 * @param generation the generation of links that ran out
 * @param newEmail the requested address
 * @param currentEmail the verified address in force, if there is one
 * @param expiredAt when
 */
public record EmailChangeExpired(
        String accountId,
        String changeId,
        int generation,
        Personal newEmail,
        @Nullable Personal currentEmail,
        Instant expiredAt)
        implements ChangeEnded {}
