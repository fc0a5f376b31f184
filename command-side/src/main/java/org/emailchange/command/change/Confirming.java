package org.emailchange.command.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.emailchange.api.EndReason;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.command.VerifyEmailChange;
import org.emailchange.api.event.AddressConfirmed;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.LaterChangeNotified;
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
                .require(LinkPurpose.CONFIRM_NEW, LinkPurpose.CONFIRM_CURRENT);
        var change = link.change();
        GenuineLink.requireNoOtherAccount(change.accountId, command.signedInAs());
        link.requireConfirms(now);
        var confirmed = new AddressConfirmed(change.accountId.value(), change.id.value(), link.side(), now);
        if (!change.awaitingWithout(link.side()).isEmpty()) {
            return List.of(confirmed);
        }
        if (!book.claim(change.newAddressId, change.accountId, now)) {
            return List.of(confirmed, declined(change, now));
        }
        var events = new ArrayList<EmailChangeEvent>();
        events.add(confirmed);
        events.addAll(approved(change, state, book, signer, policy, now));
        return events;
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

    /** Every mailbox that can still take an earlier change back is notified of this one. */
    private static List<EmailChangeEvent> approved(
            RequestedChange change,
            AccountState state,
            AddressBook book,
            LinkSigner signer,
            ChangePolicy policy,
            Instant now) {
        var ended = state.endedBy(change.newAddressId, now);
        var former = state.verified();
        var undoUntil =
                former == null || !ended.isEmpty() || policy.undoWindow().isZero()
                        ? null
                        : now.plus(policy.undoWindow());
        var links = signer.links(change.accountId, change.id, 1, now);
        if (former != null && undoUntil != null) {
            links.add(LinkPurpose.UNDO, former.address(), undoUntil);
        }
        leave(state.current(), change, book, undoUntil);
        release(ended, change, book);
        var earlier = state.inEffect().undoableWithout(ended, now);
        var holdUntil = state.holdUntil(now.plus(policy.securityHold()));
        var events = new ArrayList<EmailChangeEvent>();
        events.add(new EmailChangeApproved(
                change.accountId.value(),
                change.id.value(),
                change.newEmail,
                change.newAddressId,
                state.verifiedEmail(change.accountId.value()),
                former == null ? null : former.addressId(),
                now,
                holdUntil,
                undoUntil,
                links.all(),
                ChangesInEffect.lastUndoUntil(earlier, undoUntil)));
        // the mailbox that is left has a notice of its own
        earlier.stream()
                .filter(other -> former == null || !former.addressId().equals(other.formerAddressId()))
                .forEach(other -> events.addAll(notified(other, change, holdUntil, now)));
        return events;
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

    /** Who was thrown out by a return to an earlier address has nothing to take back, so nothing is kept for it. */
    private static void release(List<RequestedChange> ended, RequestedChange change, AddressBook book) {
        for (var other : ended) {
            var reserved = other.formerAddressId();
            if (reserved != null && !reserved.equals(change.newAddressId)) {
                book.release(reserved, change.accountId);
            }
        }
    }

    private static List<EmailChangeEvent> notified(
            RequestedChange earlier, RequestedChange change, Instant holdUntil, Instant now) {
        var link = earlier.link(LinkPurpose.UNDO);
        return earlier.currentEmail == null || earlier.undoUntil() == null || link == null
                ? List.of()
                : List.of(new LaterChangeNotified(
                        earlier.accountId.value(),
                        earlier.id.value(),
                        earlier.currentEmail,
                        change.newEmail,
                        holdUntil,
                        earlier.undoUntil(),
                        List.of(link),
                        now));
    }
}
