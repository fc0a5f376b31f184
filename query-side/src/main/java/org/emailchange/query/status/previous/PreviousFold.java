package org.emailchange.query.status.previous;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.emailchange.api.AccountId;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.query.PreviousEmail;
import org.emailchange.query.projection.Rows;
import org.emailchange.query.projection.RowsInMemory;
import org.emailchange.query.projection.StreamFold;

/** What events do to the addresses of accounts: in the live view, in a copy, or at a moment in the past. */
final class PreviousFold {
    private final Rows<UUID, AddressesView> accounts;

    PreviousFold(Rows<UUID, AddressesView> accounts) {
        this.accounts = accounts;
    }

    /** Whether the event was new to the row. */
    boolean apply(EmailChangeEvent event, long number) {
        var id = new AccountId(event.accountId());
        var addresses = accounts.find(id.uuid()).orElseGet(() -> new AddressesView(id));
        if (!addresses.advanceTo(number)) {
            return false;
        }
        AddressesEvolution.apply(addresses, event);
        accounts.save(addresses);
        return true;
    }

    /** One account apart from the view. */
    static final class Alone implements StreamFold {
        private final RowsInMemory<UUID, AddressesView> accounts = new RowsInMemory<>();
        private final PreviousFold fold = new PreviousFold(accounts);

        @Override
        public void apply(DomainEventMessage<?> message) {
            if (message.getPayload() instanceof EmailChangeEvent event) {
                fold.apply(event, message.getSequenceNumber() + 1);
            }
        }

        @Override
        public Stream<?> rows() {
            return accounts.all().stream();
        }

        List<PreviousEmail> previous() {
            return accounts.all().stream()
                    .flatMap(account -> account.previous().stream())
                    .toList();
        }
    }
}
