package org.emailchange.query.history;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.emailchange.api.query.audit.EventFilter;
import org.emailchange.eventstore.log.EventLog;
import org.emailchange.eventstore.log.StoredEvent;
import org.springframework.stereotype.Component;

/**
 * The events of all accounts in order, without those that others may still come before: a position is given out before
 * its transaction commits, so behind a young hole nothing is told yet. Who goes on from the last position told misses
 * nothing.
 */
@Component
class Settled {
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(10);

    private final EventLog log;
    private final Clock clock;

    Settled(EventLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    List<StoredEvent> after(long position, EventFilter filter, int max) {
        return log.after(position, filter, clock.instant().minus(LONGEST_TRANSACTION), max);
    }

    /** The last ones before a position, the last first: who looks back from the end sees what there is by now. */
    List<StoredEvent> before(long position, EventFilter filter, int max) {
        return log.before(position, filter, max);
    }
}
