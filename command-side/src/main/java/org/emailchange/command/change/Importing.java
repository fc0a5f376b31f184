package org.emailchange.command.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.EndReason;
import org.emailchange.api.Personal;
import org.emailchange.api.Rejection;
import org.emailchange.api.command.ClearUnverifiedAddress;
import org.emailchange.api.command.ImportAddress;
import org.emailchange.api.event.AddressImported;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.UnverifiedAddressCleared;

/** Decides about addresses that the wallet brought along. */
final class Importing {

    private Importing() {}

    static List<EmailChangeEvent> decide(ImportAddress command, AccountState state, AddressBook book, Instant now) {
        if (state.current() != null) {
            throw new EmailChangeRejected(Rejection.ADDRESS_UNCHANGED);
        }
        var account = command.accountId();
        var addressId = book.idOf(command.email());
        if (book.ownedByAnother(addressId, account, now)) {
            throw new EmailChangeRejected(Rejection.ADDRESS_TAKEN);
        }
        var events = new ArrayList<EmailChangeEvent>(2);
        if (command.verified()) {
            book.claim(addressId, account, now);
            // It was requested when there was no current mailbox to confirm or to notify; now there is one.
            var unfinished = state.unfinished(now);
            if (unfinished != null) {
                events.add(Ending.cancelled(unfinished, EndReason.SUPERSEDED, now));
            }
        } else {
            book.recordUnverifiedUse(addressId, account);
        }
        var email = Personal.of(account, command.email().value());
        events.add(new AddressImported(account.value(), email, addressId, command.verified(), now));
        return events;
    }

    static List<EmailChangeEvent> decide(ClearUnverifiedAddress command, AccountState state, Instant now) {
        var current = state.current();
        if (current == null || current.verified() || !current.addressId().equals(command.addressId())) {
            return List.of();
        }
        return List.of(new UnverifiedAddressCleared(command.accountId().value(), command.addressId(), now));
    }
}
