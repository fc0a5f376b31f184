package org.emailchange.command.change;

import java.time.Instant;
import java.util.List;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.EndReason;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.Rejection;
import org.emailchange.api.command.CancelEmailChange;
import org.emailchange.api.command.DeclineEmailChange;
import org.emailchange.api.command.ExpireEmailChange;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.EmailChangeExpired;
import org.jspecify.annotations.Nullable;

/** Decides how a change ends without taking effect. */
final class Ending {

    private Ending() {}

    static List<EmailChangeEvent> decide(
            CancelEmailChange command, AccountState state, LinkSigner signer, Instant now) {
        if (command.link() != null) {
            var link = GenuineLink.of(command.link(), command.changeId(), state, signer)
                    .require(LinkPurpose.REVOKE, LinkPurpose.REFUSE);
            link.requireStops();
            return List.of(cancelled(link.change(), link.endReason(), now));
        }
        var change = state.get(command.changeId());
        if (change.cancelledFor(EndReason.OWNER)) {
            return List.of();
        }
        if (!change.isOpen()) {
            throw new EmailChangeRejected(Rejection.NO_OPEN_CHANGE);
        }
        return List.of(cancelled(change, EndReason.OWNER, now));
    }

    static List<EmailChangeEvent> decide(ExpireEmailChange command, AccountState state, Instant now) {
        var change = expiring(command, state);
        if (change == null || now.isBefore(change.expiresAt())) {
            return List.of();
        }
        return List.of(new EmailChangeExpired(
                change.accountId.value(),
                change.id.value(),
                change.generation(),
                change.newEmail,
                change.currentEmail,
                now));
    }

    /** When the links run out that a command came too early for; null where it came in time, or too late. */
    static @Nullable Instant notYet(ExpireEmailChange command, AccountState state, Instant now) {
        var change = expiring(command, state);
        return change == null || !now.isBefore(change.expiresAt()) ? null : change.expiresAt();
    }

    private static @Nullable RequestedChange expiring(ExpireEmailChange command, AccountState state) {
        var change = state.find(command.changeId());
        return change != null && change.isOpen() && change.generation() == command.generation() ? change : null;
    }

    /** Where owners are concealed, the change stays open: declining it would disclose that the address has an owner. */
    static List<EmailChangeEvent> decide(
            DeclineEmailChange command, AccountState state, ChangePolicy policy, Instant now) {
        var change = state.find(command.changeId());
        return change == null || !change.isOpen() || policy.conceals()
                ? List.of()
                : List.of(Confirming.declined(change, now));
    }

    static EmailChangeCancelled cancelled(RequestedChange change, EndReason reason, Instant now) {
        return new EmailChangeCancelled(
                change.accountId.value(), change.id.value(), reason, change.newEmail, change.currentEmail, now);
    }
}
