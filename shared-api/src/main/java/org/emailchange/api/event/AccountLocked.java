package org.emailchange.api.event;

import java.time.Instant;
import org.emailchange.api.LockReason;
import org.emailchange.api.Personal;
import org.jspecify.annotations.Nullable;

/**
 * The account may ask for no change for a while.
 *
 * @param accountId whose account
 * @param reason why
 * @param email the verified address in force, if there is one
 * @param lockedAt when
 * @param until the end of the lock
 */
public record AccountLocked(
        String accountId, LockReason reason, @Nullable Personal email, Instant lockedAt, Instant until)
        implements EmailChangeEvent {}
