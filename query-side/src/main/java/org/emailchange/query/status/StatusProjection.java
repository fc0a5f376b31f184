package org.emailchange.query.status;

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
import org.emailchange.query.live.AccountWatchers;
import org.emailchange.query.projection.IncompleteView;
import org.emailchange.query.projection.LiveViews;
import org.emailchange.query.projection.Rebuildable;
import org.emailchange.query.projection.ViewRows;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Keeps the status of accounts and their changes up to date with the events. */
@Component
@ProcessingGroup(StatusProjection.NAME)
class StatusProjection {

    static final String NAME = "status";

    private static final Rebuildable VIEW = new Rebuildable(
            NAME,
            Set.of("previous-emails"),
            "EmailChange",
            AccountWatchers.CHANNEL,
            List.of(
                    new Rebuildable.Table("status_view", StatusView.class, "account_id", "account_id", "uuid"),
                    new Rebuildable.Table("change_view", PastChange.class, "change_id", "account_id", "uuid")),
            StatusProjection::apply);

    private final LiveViews live;

    StatusProjection(LiveViews live) {
        this.live = live;
    }

    @Bean
    static Rebuildable statusView() {
        return VIEW;
    }

    @EventHandler
    void on(EmailChangeEvent event, DomainEventMessage<EmailChangeEvent> message) {
        live.apply(VIEW, message);
    }

    @ResetHandler
    void reset() {
        live.clear(VIEW);
    }

    /** Applies an event to the rows, wherever they are kept. */
    static void apply(DomainEventMessage<?> message, ViewRows rows) {
        if (!(message.getPayload() instanceof EmailChangeEvent event)) {
            return;
        }
        var id = new AccountId(event.accountId());
        var account = rows.find(StatusView.class, id).orElseGet(() -> new StatusView(id));
        if (account.lacksChange()) {
            throw IncompleteView.withoutRow(ChangeView.class);
        }
        if (account.advanceTo(message.getSequenceNumber() + 1)) {
            if (event instanceof EmailChangeRequested) {
                account.change().ifPresent(past -> rows.save(past.id(), new PastChange(id.uuid(), past)));
            }
            account.apply(event);
            changeOf(event).ifPresent(change -> apply(change, event, message.getIdentifier(), account, rows));
            rows.save(id, account);
        }
    }

    private static void apply(UUID id, EmailChangeEvent event, String eventId, StatusView account, ViewRows rows) {
        var last = account.change().filter(change -> change.id().equals(id));
        if (last.isPresent()) {
            last.get().apply(event, eventId);
        } else {
            var past = rows.find(PastChange.class, id).orElseThrow(() -> IncompleteView.withoutRow(PastChange.class));
            past.change().apply(event, eventId);
            rows.save(id, past);
        }
    }

    private static Optional<UUID> changeOf(EmailChangeEvent event) {
        return Optional.ofNullable(
                        event instanceof ChangeEvent ofChange
                                ? ofChange.changeId()
                                : event instanceof MailReported ofMail ? ofMail.changeId() : null)
                .map(UUID::fromString);
    }
}
