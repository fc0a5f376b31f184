package org.emailchange.eventstore.log;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The position up to which no event can come any more: what is not there by then was rolled back. Positions are given out
 * before commits, so that a smaller one may come after a greater one, however long its transaction takes.
 *
 * <p>Only PostgreSQL knows, and no clock: whoever has taken a position holds a lock on the table of events until his
 * transaction ends. Once all who held it when a position was seen are gone, all before it is decided. Long transactions of
 * others, which do not write events, delay nothing.
 */
@Component
public class HighWaterMark {
    // one statement: what is last was seen before the locks are
    private static final String LOOK = """
            select (select coalesce(max(global_index), 0) from domain_event_entry) as last,
                   array(select virtualtransaction from pg_locks
                         where relation = 'domain_event_entry'::regclass and mode = 'RowExclusiveLock' and granted
                           and database = (select oid from pg_database where datname = current_database())) as writers""";

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final JdbcClient jdbc;
    private final Set<String> suspects = new HashSet<>();
    private long next;
    private volatile long position;

    HighWaterMark(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As far as is known; what is read from now on lacks nothing up to there. */
    public long position() {
        return position;
    }

    /** Looks who still writes. */
    public long look() {
        lookNow();
        return position;
    }

    /** @return the last position that is stored by now */
    private synchronized long lookNow() {
        var now = jdbc.sql(LOOK)
                .query((row, number) -> new Writers(row.getLong("last"), Set.copyOf(Arrays.asList((String[])
                        row.getArray("writers").getArray()))))
                .single();
        suspects.retainAll(now.transactions());
        if (suspects.isEmpty()) {
            position = next;
            next = now.last();
            suspects.addAll(now.transactions());
        }
        if (suspects.isEmpty()) {
            position = next;
        }
        return now.last();
    }

    /** Looks until all is decided that is stored by now, where that takes no longer than a second. */
    public long await() {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var last = lookNow();
        while (position < last && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
            lookNow();
        }
        return position;
    }

    private record Writers(long last, Set<String> transactions) {}
}
