package org.emailchange.command.change;

import java.util.List;
import org.emailchange.api.command.NotifyOwner;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.OwnerNotified;

/** Decides whether an account hears that somebody asked for its address: not twice of the same. */
final class Telling {

    private Telling() {}

    static List<EmailChangeEvent> decide(NotifyOwner command, AccountState state) {
        var last = state.lastAskedFor();
        if (last != null && !last.isBefore(command.askedAt())) {
            return List.of();
        }
        var account = command.accountId().value();
        return OwnAddress.of(account, command.addressId(), state)
                .map(own -> List.<EmailChangeEvent>of(
                        new OwnerNotified(account, own.email(), own.side(), command.askedAt())))
                .orElse(List.of());
    }
}
