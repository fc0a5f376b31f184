package org.emailchange.api.event;

import java.time.Instant;
import java.util.List;
import org.emailchange.api.Personal;
import org.jspecify.annotations.Nullable;

/**
 * All confirmations are in: the new address is in force, verified, and owned by this account.
 *
 * @param accountId whose account
 * @param changeId which change
 * @param email the address in force from now on
 * @param addressId the keyed hash of its canonical form
 * @param formerEmail the verified address in force until now, if there was one
 * @param formerAddressId the keyed hash of its canonical form
 * @param approvedAt when
 * @param holdUntil until when the wallet should hold back what is risky
 * @param undoUntil until when the former address can take the change back; none without a former address, or where the
 *     change returns to an address that could take an earlier one back
 * @param links the link that undoes it
 * @param lastUndoUntil until when any former address can take a change back: this one, or an earlier one and with it this
 */
public record EmailChangeApproved(
        String accountId,
        String changeId,
        Personal email,
        String addressId,
        @Nullable Personal formerEmail,
        @Nullable String formerAddressId,
        Instant approvedAt,
        Instant holdUntil,
        @Nullable Instant undoUntil,
        List<IssuedLink> links,
        @Nullable Instant lastUndoUntil)
        implements ChangeEnded {}
