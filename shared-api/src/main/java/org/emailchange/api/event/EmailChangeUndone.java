package org.emailchange.api.event;

import java.time.Instant;
import org.emailchange.api.Personal;
import org.jspecify.annotations.Nullable;

/**
 * The owner of a former mailbox took an approved change back: that address is in force again, verified. Later changes are
 * taken back with it, each by an event of its own, the newest first.
 *
 * @param accountId whose account
 * @param changeId which change
 * @param email the address in force again
 * @param addressId the keyed hash of its canonical form
 * @param undoneEmail the address that is not in force any more
 * @param undoneAddressId the keyed hash of its canonical form
 * @param undoneAt when
 * @param undoneWith the earlier change whose link took this one back as well; none where it was this one's link
 * @param untrustedSince passwords, passkeys and sessions that are newer may be those of whoever made the change; only with
 *     the change whose link was used
 * @param lastUndoUntil until when a still earlier address can take a change back
 * @param undoneEmailTold true where the mailbox of {@code undoneEmail} is told with another change taken back, or has its address in
 *     force again
 */
public record EmailChangeUndone(
        String accountId,
        String changeId,
        Personal email,
        String addressId,
        Personal undoneEmail,
        String undoneAddressId,
        Instant undoneAt,
        @Nullable String undoneWith,
        @Nullable Instant untrustedSince,
        @Nullable Instant lastUndoUntil,
        @Nullable Boolean undoneEmailTold)
        implements ChangeEvent {

    /** Whether the mailbox of the address that is not in force any more is told of this one. */
    public boolean tellsNew() {
        return !Boolean.TRUE.equals(undoneEmailTold);
    }

    /** Whether the mailbox of the address in force again is told of this one. */
    public boolean tellsFormer() {
        return undoneWith == null;
    }
}
