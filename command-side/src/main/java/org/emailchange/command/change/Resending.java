package org.emailchange.command.change;

import java.time.Instant;
import java.util.List;
import org.emailchange.api.ChangeState;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.Rejection;
import org.emailchange.api.Side;
import org.emailchange.api.command.ResendVerification;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.VerificationResent;

/** Decides whether new links go out. They go to the addresses of the change, never to one from the request. */
final class Resending {

    private Resending() {}

    static List<EmailChangeEvent> decide(
            ResendVerification command,
            AccountState state,
            AddressBook book,
            LinkSigner signer,
            ChangePolicy policy,
            Instant now) {
        var change = command.link() == null
                ? state.get(command.changeId())
                : GenuineLink.of(command.link(), command.changeId(), state, signer)
                        .require(LinkPurpose.CONFIRM_NEW, LinkPurpose.CONFIRM_CURRENT)
                        .change();
        if (!state.isLatest(change) || !change.revivable(now)) {
            throw new EmailChangeRejected(Rejection.NO_OPEN_CHANGE);
        }
        var taken = book.ownedByAnother(change.newAddressId, change.accountId, now);
        if (taken && !policy.conceals()) {
            throw new EmailChangeRejected(Rejection.ADDRESS_TAKEN);
        }
        if (change.generation() > policy.maxResends()) {
            throw new EmailChangeRejected(Rejection.RESEND_LIMIT);
        }
        var soonest = change.issuedAt().plus(policy.resendCooldown());
        if (now.isBefore(soonest)) {
            throw new EmailChangeRejected(Rejection.RESEND_TOO_SOON, soonest);
        }
        return List.of(resent(change, taken, signer, policy, now));
    }

    private static VerificationResent resent(
            RequestedChange change, boolean taken, LinkSigner signer, ChangePolicy policy, Instant now) {
        var generation = change.generation() + 1;
        var expiresAt = policy.linksExpireAt(now, change.endsAt);
        var current = change.addressFor(LinkPurpose.CONFIRM_CURRENT);
        var links = signer.links(change.accountId, change.id, generation, now)
                .confirming(
                        change.awaiting(),
                        new EmailAddress(change.newEmail.value()),
                        current,
                        expiresAt,
                        change.endsAt);
        // The mail to the current mailbox may never have been sent, and without its link the owner cannot revoke.
        if (current != null && !change.hasConfirmed(Side.CURRENT)) {
            links.add(LinkPurpose.REVOKE, current, change.endsAt);
        }
        return new VerificationResent(
                change.accountId.value(),
                change.id.value(),
                generation,
                change.state() == ChangeState.EXPIRED,
                change.newEmail,
                change.newAddressId,
                change.currentEmail,
                change.awaiting(),
                links.all(),
                now,
                expiresAt,
                taken);
    }
}
