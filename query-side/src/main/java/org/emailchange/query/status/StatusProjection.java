package org.emailchange.query.status;

import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.emailchange.api.AccountId;
import org.emailchange.api.event.CallsForMail;
import org.emailchange.api.event.ChangeEvent;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.MailEvent;
import org.emailchange.query.projection.ChangedAccounts;
import org.emailchange.query.projection.MissingRow;
import org.springframework.stereotype.Component;

/** Keeps the states of accounts and changes up with the events. */
@Component
@ProcessingGroup("status")
class StatusProjection {
    private final StatusViews accounts;
    private final ChangeViews changes;
    private final ChangedAccounts changed;

    StatusProjection(StatusViews accounts, ChangeViews changes, ChangedAccounts changed) {
        this.accounts = accounts;
        this.changes = changes;
        this.changed = changed;
    }

    @EventHandler
    void on(EmailChangeEvent event, @SequenceNumber long sequence, @MessageIdentifier String eventId) {
        var id = new AccountId(event.accountId());
        var account = accounts.findById(id.uuid()).orElseGet(() -> new StatusView(id));
        if (account.advanceTo(sequence + 1)) {
            StatusEvolution.apply(account, event);
            changeOf(event).ifPresent(change -> follow(change, event, eventId));
            accounts.save(account);
            changed.add(id);
        }
    }

    @ResetHandler
    void reset() {
        changes.deleteAllInBatch();
        accounts.deleteAllInBatch();
    }

    private void follow(ChangeView change, EmailChangeEvent event, String eventId) {
        StatusEvolution.apply(change, event);
        if (event instanceof CallsForMail calling) {
            change.calls(calling.mails(), eventId);
        }
        changes.save(change);
    }

    private Optional<ChangeView> changeOf(EmailChangeEvent event) {
        if (event instanceof EmailChangeRequested request) {
            return Optional.of(new ChangeView(request));
        }
        var changeId = event instanceof ChangeEvent ofChange
                ? ofChange.changeId()
                : event instanceof MailEvent ofMail ? ofMail.changeId() : null;
        return Optional.ofNullable(changeId).map(this::known);
    }

    private ChangeView known(String changeId) {
        return changes.findById(UUID.fromString(changeId)).orElseThrow(() -> new MissingRow("ChangeView"));
    }
}
