package org.emailchange.query.status;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.emailchange.api.AccountId;
import org.emailchange.api.event.ChangeEvent;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.MailReported;
import org.emailchange.query.projection.ChangedAccounts;
import org.emailchange.query.projection.IncompleteView;
import org.emailchange.query.projection.Rebuildable;
import org.emailchange.query.projection.ViewRows;
import org.emailchange.query.rebuild.StreamRepair;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Keeps the status of accounts and their changes up to date with the events. */
@Component
@ProcessingGroup(StatusProjection.NAME)
class StatusProjection {

    static final String NAME = "status";

    private final EntityManager entities;
    private final ViewRows live;
    private final ChangedAccounts changed;
    private final StreamRepair repair;

    StatusProjection(EntityManager entities, ChangedAccounts changed, StreamRepair repair) {
        this.entities = entities;
        this.live = ViewRows.of(entities);
        this.changed = changed;
        this.repair = repair;
    }

    @Bean
    static Rebuildable statusView() {
        var tables = List.of(
                new Rebuildable.Table("status_view", "account_id", "account_id"),
                new Rebuildable.Table("change_view", "change_id", "account_id"));
        return new Rebuildable(NAME, Set.of("previous-emails"), "EmailChange", true, tables, StatusProjection::apply);
    }

    @EventHandler
    void on(EmailChangeEvent event, DomainEventMessage<EmailChangeEvent> message) {
        try {
            if (apply(message, live)) {
                changed.add(new AccountId(event.accountId()));
            }
        } catch (IncompleteView e) {
            repair.rebuild(statusView(), message);
            changed.add(new AccountId(event.accountId()));
        }
    }

    @ResetHandler
    void reset() {
        entities.createQuery("delete from ChangeView").executeUpdate();
        entities.createQuery("delete from StatusView").executeUpdate();
    }

    /** Applies an event to the rows, wherever they are kept; whether it was new to them. */
    static boolean apply(DomainEventMessage<?> message, ViewRows rows) {
        if (!(message.getPayload() instanceof EmailChangeEvent event)) {
            return false;
        }
        var id = new AccountId(event.accountId());
        var account = rows.findForUpdate(StatusView.class, id.uuid()).orElseGet(() -> new StatusView(id));
        if (!account.advanceTo(message.getSequenceNumber() + 1)) {
            return false;
        }
        account.apply(event);
        changeOf(event, rows).ifPresent(change -> {
            change.apply(event, message.getIdentifier());
            rows.save(change.id(), change);
        });
        rows.save(id.uuid(), account);
        return true;
    }

    private static Optional<ChangeView> changeOf(EmailChangeEvent event, ViewRows rows) {
        if (event instanceof EmailChangeRequested request) {
            return Optional.of(new ChangeView(request));
        }
        var changeId = event instanceof ChangeEvent ofChange
                ? ofChange.changeId()
                : event instanceof MailReported ofMail ? ofMail.changeId() : null;
        if (changeId == null) {
            return Optional.empty();
        }
        return Optional.of(rows.find(ChangeView.class, UUID.fromString(changeId))
                .orElseThrow(() -> IncompleteView.withoutRow(ChangeView.class)));
    }
}
