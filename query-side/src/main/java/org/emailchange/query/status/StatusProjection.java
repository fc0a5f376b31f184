package org.emailchange.query.status;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.emailchange.api.AccountId;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.query.projection.ChangedAccounts;
import org.emailchange.query.projection.Rows;
import org.springframework.stereotype.Component;

/** Keeps the states of accounts and changes up with the events. */
@Component
@ProcessingGroup("status")
class StatusProjection {
    private final StatusViews accounts;
    private final ChangeViews changes;
    private final StatusFold fold;
    private final ChangedAccounts changed;

    StatusProjection(StatusViews accounts, ChangeViews changes, ChangedAccounts changed) {
        this.accounts = accounts;
        this.changes = changes;
        this.fold = new StatusFold(
                Rows.of(accounts::findForUpdate, accounts::save), Rows.of(changes::findById, changes::save));
        this.changed = changed;
    }

    @EventHandler
    void on(EmailChangeEvent event, @SequenceNumber long sequence, @MessageIdentifier String eventId) {
        if (fold.apply(event, sequence + 1, eventId)) {
            changed.add(new AccountId(event.accountId()));
        }
    }

    @ResetHandler
    void reset() {
        changes.deleteAllInBatch();
        accounts.deleteAllInBatch();
    }
}
