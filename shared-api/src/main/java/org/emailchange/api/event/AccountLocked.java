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
 * @param until the end of the lock; {@link #UNTIL_NEW_CREDENTIALS} if new credentials end it
 */
public record AccountLocked(
        String accountId, LockReason reason, @Nullable Personal email, Instant lockedAt, Instant until)
        implements EmailChangeEvent {

    /** The end of a lock that has none of its own: the wallet lifts it by setting a new password. */
    public static final Instant UNTIL_NEW_CREDENTIALS = Instant.parse("9999-12-31T23:59:59Z");
}
