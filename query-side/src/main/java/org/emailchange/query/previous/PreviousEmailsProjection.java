package org.emailchange.query.previous;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.emailchange.api.AccountId;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.query.projection.ChangedAccounts;
import org.springframework.stereotype.Component;

/** Keeps the addresses that accounts had up with the events. */
@Component
@ProcessingGroup("previous-emails")
class PreviousEmailsProjection {
    private final AddressesViews accounts;
    private final ChangedAccounts changed;

    PreviousEmailsProjection(AddressesViews accounts, ChangedAccounts changed) {
        this.accounts = accounts;
        this.changed = changed;
    }

    @EventHandler
    void on(EmailChangeEvent event, @SequenceNumber long sequence) {
        var id = new AccountId(event.accountId());
        var addresses = accounts.findById(id.uuid()).orElseGet(() -> new AddressesView(id));
        if (addresses.advanceTo(sequence + 1)) {
            AddressesEvolution.apply(addresses, event);
            accounts.save(addresses);
            changed.add(id);
        }
    }

    @ResetHandler
    void reset() {
        accounts.deleteAllInBatch();
    }
}
