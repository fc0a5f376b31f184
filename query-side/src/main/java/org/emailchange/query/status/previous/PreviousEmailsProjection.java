package org.emailchange.query.status.previous;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.emailchange.api.AccountId;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.query.projection.ChangedAccounts;
import org.emailchange.query.projection.Rows;
import org.springframework.stereotype.Component;

/** Keeps the addresses that accounts had up with the events. */
@Component
@ProcessingGroup("previous-emails")
class PreviousEmailsProjection {
    private final AddressesViews accounts;
    private final PreviousFold fold;
    private final ChangedAccounts changed;

    PreviousEmailsProjection(AddressesViews accounts, ChangedAccounts changed) {
        this.accounts = accounts;
        this.fold = new PreviousFold(Rows.of(accounts::findForUpdate, accounts::save));
        this.changed = changed;
    }

    @EventHandler
    void on(EmailChangeEvent event, @SequenceNumber long sequence) {
        if (fold.apply(event, sequence + 1)) {
            changed.add(new AccountId(event.accountId()));
        }
    }

    @ResetHandler
    void reset() {
        accounts.deleteAllInBatch();
    }
}
