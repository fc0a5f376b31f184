package org.emailchange.query.status;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.EmailStatus;
import org.emailchange.api.query.Versioned;
import org.emailchange.query.projection.ViewRows;

/** The status of one account as of any event, built from its events by the projection that keeps the live view. */
public final class StatusAsOf {

    private final AccountId account;
    private final ViewRows rows = new ViewRows();

    /** Begins before the first event of the account. */
    public StatusAsOf(AccountId account) {
        this.account = account;
    }

    /** Goes on to the next event. */
    public void apply(DomainEventMessage<?> event) {
        StatusProjection.apply(event, rows);
    }

    /** The status as it was read at this instant: a lock that was over by then is left out. */
    public Versioned<EmailStatus> at(Instant instant) {
        var row = rows.find(StatusView.class, account).orElseGet(() -> new StatusView(account));
        return new Versioned<>(row.version(), row.at(instant));
    }
}
