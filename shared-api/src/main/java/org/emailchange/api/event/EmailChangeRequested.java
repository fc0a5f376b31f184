package org.emailchange.api.event;

import java.time.Instant;
import java.util.List;
import org.emailchange.api.Authentication;
import org.emailchange.api.Personal;
import org.emailchange.api.Side;
import org.jspecify.annotations.Nullable;

/**
 * A new address was requested, with password or passkey. The change is open from now on.
 *
 * @param accountId whose account
 * @param changeId which change
 * @param newEmail the requested address
 * @param newAddressId the keyed hash of its canonical form
 * @param currentEmail the verified address in force, if there is one
 * @param authenticatedBy what was shown
 * @param awaiting which sides must confirm
 * @param links the links that the mails carry
 * @param requestedAt when it was requested
 * @param expiresAt when the links run out
 * @param endsAt when no resend can revive it any more
 * @param suppressed whether another account owns the address, which must not become known: mails to the new mailbox
 *     are not sent
 */
public record EmailChangeRequested(
        String accountId,
        String changeId,
        Personal newEmail,
        String newAddressId,
        @Nullable Personal currentEmail,
        Authentication authenticatedBy,
        List<Side> awaiting,
        List<IssuedLink> links,
        Instant requestedAt,
        Instant expiresAt,
        Instant endsAt,
        boolean suppressed)
        implements ChangeEvent {}
