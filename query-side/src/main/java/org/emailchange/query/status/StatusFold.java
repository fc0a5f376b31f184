package org.emailchange.query.status;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.emailchange.api.AccountId;
import org.emailchange.api.event.ChangeEvent;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.MailReported;
import org.emailchange.query.projection.MissingRow;
import org.emailchange.query.projection.Rows;
import org.emailchange.query.projection.RowsInMemory;
import org.emailchange.query.projection.StreamFold;

/** What events do to the rows of accounts and changes: the live view's, a copy's, or those of a moment in the past. */
final class StatusFold {
    private final Rows<UUID, StatusView> accounts;
    private final Rows<UUID, ChangeView> changes;

    StatusFold(Rows<UUID, StatusView> accounts, Rows<UUID, ChangeView> changes) {
        this.accounts = accounts;
        this.changes = changes;
    }

    /** Whether the event was new to the rows. */
    boolean apply(EmailChangeEvent event, long number, String eventId) {
        var id = new AccountId(event.accountId());
        var account = accounts.find(id.uuid()).orElseGet(() -> new StatusView(id));
        if (!account.advanceTo(number)) {
            return false;
        }
        StatusEvolution.apply(account, event);
        changeOf(event).ifPresent(change -> follow(change, event, eventId));
        accounts.save(account);
        return true;
    }

    private void follow(ChangeView change, EmailChangeEvent event, String eventId) {
        StatusEvolution.apply(change, event);
        if (event instanceof ChangeEvent ofChange) {
            change.calls(PendingMails.of(ofChange, eventId));
        }
        changes.save(change);
    }

    private Optional<ChangeView> changeOf(EmailChangeEvent event) {
        if (event instanceof EmailChangeRequested request) {
            return Optional.of(new ChangeView(request));
        }
        var changeId = event instanceof ChangeEvent ofChange
                ? ofChange.changeId()
                : event instanceof MailReported ofMail ? ofMail.changeId() : null;
        return Optional.ofNullable(changeId).map(this::known);
    }

    private ChangeView known(String changeId) {
        return changes.find(UUID.fromString(changeId)).orElseThrow(() -> new MissingRow("ChangeView"));
    }

    /** One account apart from the view. */
    static final class Alone implements StreamFold {
        private final RowsInMemory<UUID, StatusView> accounts = new RowsInMemory<>();
        private final RowsInMemory<UUID, ChangeView> changes = new RowsInMemory<>();
        private final StatusFold fold = new StatusFold(accounts, changes);

        @Override
        public void apply(DomainEventMessage<?> message) {
            if (message.getPayload() instanceof EmailChangeEvent event) {
                fold.apply(event, message.getSequenceNumber() + 1, message.getIdentifier());
            }
        }

        @Override
        public Stream<?> rows() {
            return Stream.concat(accounts.all().stream(), changes.all().stream());
        }

        /** The account with its last change; an account without events is as new. */
        StatusRow row(AccountId id) {
            var account = accounts.find(id.uuid()).orElseGet(() -> new StatusView(id));
            var last = Optional.ofNullable(account.changeId()).flatMap(changes::find);
            return new StatusRow(account, last.orElse(null));
        }
    }
}
