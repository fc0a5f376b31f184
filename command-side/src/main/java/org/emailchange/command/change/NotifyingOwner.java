package org.emailchange.command.change;

import java.util.List;
import org.emailchange.api.Personal;
import org.emailchange.api.Side;
import org.emailchange.api.command.NotifyOwner;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.OwnerNotified;

/** Decides whether an account is notified that somebody requested its address: never twice of the same request. */
final class NotifyingOwner {

    private NotifyingOwner() {}

    static List<EmailChangeEvent> decide(NotifyOwner command, AccountState state) {
        var last = state.ownerNotifiedAt();
        if (last != null && !last.isBefore(command.requestedAt())) {
            return List.of();
        }
        var account = command.accountId().value();
        var verified = state.verified();
        if (verified != null && verified.addressId().equals(command.addressId())) {
            return notified(command, new Personal(account, verified.email()), Side.CURRENT);
        }
        var former = state.inEffect().formerEmail(command.addressId());
        return former == null ? List.of() : notified(command, former, Side.FORMER);
    }

    private static List<EmailChangeEvent> notified(NotifyOwner command, Personal email, Side side) {
        return List.of(new OwnerNotified(command.accountId().value(), email, side, command.requestedAt()));
    }
}
