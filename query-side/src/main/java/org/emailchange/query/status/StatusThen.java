package org.emailchange.query.status;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.EmailStatus;
import org.emailchange.api.query.Versioned;
import org.emailchange.query.status.previous.PreviousThen;

/** The status of one account as it stood once, made of its events up to then by what makes the live view. */
public final class StatusThen {
    private final AccountId account;
    private final StatusFold.Alone status = new StatusFold.Alone();
    private final PreviousThen previous = new PreviousThen();

    /** Before the first event. */
    public StatusThen(AccountId account) {
        this.account = account;
    }

    /** Goes on to the next event. */
    public void apply(DomainEventMessage<?> event) {
        status.apply(event);
        previous.apply(event);
    }

    /** As who looked at that moment would have seen it: a lock that was over by then is left out. */
    public Versioned<EmailStatus> at(Instant then) {
        var row = status.row(account);
        return new Versioned<>(row.version(), row.at(then, previous.emails()));
    }
}
