package org.emailchange.api.query;

import java.time.Instant;
import java.util.List;
import org.emailchange.api.LockReason;
import org.emailchange.api.event.AccountLocked;
import org.jspecify.annotations.Nullable;

/**
 * The state of an account's address, as its owner and support read it.
 *
 * @param accountId whose account
 * @param email the address that the account has now, if any
 * @param emailVerified whether it was proved
 * @param emailVerifiedOn when it was proved
 * @param state the state of the open or last change, or {@code NONE}
 * @param change the open or last change
 * @param failedAttempts failed re-authentications in a row
 * @param lockedUntil the end of the lock, while there is one
 * @param lockReason why it is locked, while it is
 * @param holdUntil until when the wallet should hold back what is risky, while it should
 * @param undoUntil until when a former address can take a change back, while one can
 * @param previousAddresses the addresses before, newest first
 */
public record EmailStatus(
        String accountId,
        @Nullable String email,
        boolean emailVerified,
        @Nullable Instant emailVerifiedOn,
        String state,
        @Nullable ChangeStatus change,
        int failedAttempts,
        @Nullable Instant lockedUntil,
        @Nullable LockReason lockReason,
        @Nullable Instant holdUntil,
        @Nullable Instant undoUntil,
        List<PreviousEmail> previousAddresses) {

    /** The state of an account that never requested a change. */
    public static final String NONE = "NONE";

    /** Whether the lock has no end of its own, but lasts until the wallet sets new credentials. */
    public boolean lockedUntilNewCredentials() {
        return AccountLocked.UNTIL_NEW_CREDENTIALS.equals(lockedUntil);
    }

    /**
     * An address that an account had.
     *
     * @param email the address
     * @param from since when
     * @param until until when
     */
    public record PreviousEmail(String email, Instant from, Instant until) {}
}
