package org.emailchange.command.change;

import java.time.Instant;
import java.util.List;
import org.emailchange.api.EndReason;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.command.VerifyEmailChange;
import org.emailchange.api.event.AddressConfirmed;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.IssuedLink;
import org.jspecify.annotations.Nullable;

/** Decides what a pressed button does: one side more, and with the last one the new address. */
final class Confirming {

    private Confirming() {}

    static List<EmailChangeEvent> decide(
            VerifyEmailChange command,
            AccountState state,
            AddressBook book,
            LinkSigner signer,
            ChangePolicy policy,
            Instant now) {
        var link = GenuineLink.of(command.link(), command.changeId(), state, signer)
                .require(LinkPurpose.CONFIRM_NEW, LinkPurpose.CONFIRM_CURRENT)
                .requireNoOtherAccount(command.signedInAs());
        link.requireConfirms(now);
        var change = link.change();
        var confirmed = new AddressConfirmed(change.accountId.value(), change.id.value(), link.side(), now);
        if (!change.awaitingWithout(link.side()).isEmpty()) {
            return List.of(confirmed);
        }
        if (!book.claim(change.newAddressId, change.accountId, now)) {
            return List.of(confirmed, declined(change, now));
        }
        return List.of(confirmed, approved(change, state, book, signer, policy, now));
    }

    static EmailChangeDeclined declined(RequestedChange change, Instant now) {
        return new EmailChangeDeclined(
                change.accountId.value(),
                change.id.value(),
                EndReason.ADDRESS_TAKEN,
                change.newEmail,
                change.currentEmail,
                now);
    }

    private static EmailChangeApproved approved(
            RequestedChange change,
            AccountState state,
            AddressBook book,
            LinkSigner signer,
            ChangePolicy policy,
            Instant now) {
        releaseOlderReservation(change, state, book);
        var former = state.verified();
        Instant undoUntil = null;
        List<IssuedLink> links = List.of();
        if (former != null && !policy.undoWindow().isZero()) {
            undoUntil = now.plus(policy.undoWindow());
            links = new LinkIssuer(signer, change.accountId, change.id, 1, now)
                    .add(LinkPurpose.UNDO, former.address(), undoUntil)
                    .all();
        }
        leave(state.current(), change, book, undoUntil);
        return new EmailChangeApproved(
                change.accountId.value(),
                change.id.value(),
                change.newEmail,
                change.newAddressId,
                state.verifiedEmail(change.accountId.value()),
                former == null ? null : former.addressId(),
                now,
                now.plus(policy.securityHold()),
                undoUntil,
                links);
    }

    private static void leave(
            AccountState.@Nullable CurrentAddress current,
            RequestedChange change,
            AddressBook book,
            @Nullable Instant undoUntil) {
        if (current == null || current.addressId().equals(change.newAddressId)) {
            return;
        }
        if (undoUntil != null) {
            book.reserve(current.addressId(), change.accountId, undoUntil);
        } else {
            book.release(current.addressId(), change.accountId);
        }
    }

    /** Only the last change can be undone, so what was kept for the undo of the one before is free now. */
    private static void releaseOlderReservation(RequestedChange change, AccountState state, AddressBook book) {
        var before = state.inEffect();
        if (before == null) {
            return;
        }
        var reserved = before.formerAddressId();
        // where that change was one of spelling, it is the address in force
        if (reserved != null && !reserved.equals(change.newAddressId) && !reserved.equals(before.newAddressId)) {
            book.release(reserved, change.accountId);
        }
    }
}
