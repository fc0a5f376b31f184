package org.emailchange.command.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.EndReason;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.LockReason;
import org.emailchange.api.Rejection;
import org.emailchange.api.command.UndoEmailChange;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.EmailChangeUndone;

/**
 * Decides whether a former mailbox can take a change back, and all later ones with it, and locks until there are new
 * credentials: the person who made the change may know those that there are.
 */
final class Undoing {

    private Undoing() {}

    static List<EmailChangeEvent> decide(
            UndoEmailChange command, AccountState state, AddressBook book, LinkSigner signer, Instant now) {
        var link = GenuineLink.of(command.link(), command.changeId(), state, signer)
                .require(LinkPurpose.UNDO);
        link.requireUndoes(state, now);
        var change = link.change();
        var former = change.currentEmail;
        var formerId = change.formerAddressId();
        if (former == null || formerId == null || !book.claim(formerId, change.accountId, now)) {
            throw new EmailChangeRejected(Rejection.UNDO_OVER);
        }
        var undone = state.inEffect().since(change);
        undone.stream()
                .map(later -> later.newAddressId)
                .filter(id -> !id.equals(formerId))
                .distinct()
                .forEach(id -> book.release(id, change.accountId));
        var events = new ArrayList<EmailChangeEvent>(4);
        // Its current mailbox is the one that is undone: revived, it would leave the former mailbox out.
        var unfinished = state.unfinished(now);
        if (unfinished != null) {
            events.add(Ending.cancelled(unfinished, EndReason.REVOKED, now));
        }
        var account = change.accountId.value();
        var lastUndoUntil = ChangesInEffect.lastUndoUntil(state.inEffect().undoableWithout(undone, now), null);
        var told = new HashSet<>(Set.of(formerId));
        for (var i = undone.size() - 1; i >= 0; i--) {
            var one = undone.get(i);
            var own = one == change;
            events.add(new EmailChangeUndone(
                    account,
                    one.id.value(),
                    former,
                    formerId,
                    one.newEmail,
                    one.newAddressId,
                    now,
                    own ? null : change.id.value(),
                    own ? change.formerSince() : null,
                    lastUndoUntil,
                    told.add(one.newAddressId) ? null : true));
        }
        events.add(new AccountLocked(account, LockReason.UNDONE, former, now, AccountLocked.UNTIL_NEW_CREDENTIALS));
        return events;
    }
}
