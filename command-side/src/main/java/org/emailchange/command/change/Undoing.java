package org.emailchange.command.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.EndReason;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.LockReason;
import org.emailchange.api.Rejection;
import org.emailchange.api.command.UndoEmailChange;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.EmailChangeUndone;

/** Decides whether the former mailbox can take a change back, and locks: the person who made the change may be signed in. */
final class Undoing {

    private Undoing() {}

    static List<EmailChangeEvent> decide(
            UndoEmailChange command,
            AccountState state,
            AddressBook book,
            LinkSigner signer,
            ChangePolicy policy,
            Instant now) {
        var link = GenuineLink.of(command.link(), command.changeId(), state, signer)
                .require(LinkPurpose.UNDO);
        link.requireUndoes(state, now);
        var change = link.change();
        var former = change.currentEmail;
        var formerId = change.formerAddressId();
        if (former == null || formerId == null || !book.claim(formerId, change.accountId, now)) {
            throw new EmailChangeRejected(Rejection.UNDO_OVER);
        }
        if (!change.newAddressId.equals(formerId)) {
            book.release(change.newAddressId, change.accountId);
        }
        var events = new ArrayList<EmailChangeEvent>(3);
        // Its current mailbox is the one that is undone: revived, it would leave the former mailbox out.
        var unfinished = state.unfinished(now);
        if (unfinished != null) {
            events.add(Ending.cancelled(unfinished, EndReason.REVOKED, now));
        }
        var account = change.accountId.value();
        events.add(new EmailChangeUndone(
                account, change.id.value(), former, formerId, change.newEmail, change.newAddressId, now));
        events.add(new AccountLocked(account, LockReason.UNDONE, former, now, now.plus(policy.lockDuration())));
        return events;
    }
}
