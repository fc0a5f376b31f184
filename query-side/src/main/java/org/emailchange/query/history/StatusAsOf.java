package org.emailchange.query.history;

import java.time.Instant;
import java.util.List;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.EmailStatus;
import org.emailchange.api.query.Versioned;
import org.emailchange.api.query.audit.EventFilter;
import org.emailchange.eventstore.log.EventLog;
import org.emailchange.eventstore.log.EventReader;
import org.emailchange.eventstore.log.StoredEvent;
import org.emailchange.query.status.StatusFold;
import org.springframework.stereotype.Component;

/** Replays an account's events up to an instant, by what makes the live view of them. */
@Component
class StatusAsOf {
    private static final int PAGE = 500;

    private final EventLog log;
    private final EventReader reader;

    StatusAsOf(EventLog log, EventReader reader) {
        this.log = log;
        this.reader = reader;
    }

    /** The first event after the instant ends it, whatever the clocks of other nodes stamped on later ones. */
    Versioned<EmailStatus> status(AccountId account, Instant at) {
        var status = new StatusFold(account);
        var page = page(account, -1);
        while (!page.isEmpty()) {
            for (var event : reader.read(page)) {
                if (event.getTimestamp().isAfter(at)) {
                    return status.at(at);
                }
                status.apply(event);
            }
            page = page(account, page.get(page.size() - 1).sequence());
        }
        return status.at(at);
    }

    private List<StoredEvent> page(AccountId account, long after) {
        return log.ofStream(account.value(), after, EventFilter.ALL, PAGE);
    }
}
