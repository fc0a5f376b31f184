package org.emailchange.eventstore.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.emailchange.eventstore.DaemonThreads;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The time of PostgreSQL, which all nodes go by where their own clock is off: one that is ahead would end links, locks and
 * limits early, date events in the future, and keep its claims for as long after its death.
 */
@Component
public final class DatabaseTime implements DisposableBean {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    /** Less is nothing to nodes, but comes and goes with how busy the database is. */
    private static final long TOLERATED = 1000;

    private final Clock own;
    private final JdbcClient jdbc;
    private final ScheduledExecutorService asking = DaemonThreads.scheduler("database-clock", 1);
    private final Clock clock = new Adjusted();
    private volatile long aheadMillis;

    @Autowired
    DatabaseTime(JdbcClient jdbc) {
        // in whole milliseconds, as the event store keeps no finer time: what was said is what is read back
        this(Clock.tickMillis(ZoneOffset.UTC), jdbc);
        // Axon has one for the whole JVM
        AbstractTokenEntry.clock = clock;
        asking.scheduleWithFixedDelay(this::compare, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    DatabaseTime(Clock own, JdbcClient jdbc) {
        this.own = own;
        this.jdbc = jdbc;
        compare();
    }

    /** What was known before stays where the database does not answer, or so late that it tells nothing. */
    private void compare() {
        try {
            var before = own.millis();
            var database = jdbc.sql("select (extract(epoch from clock_timestamp()) * 1000)::bigint")
                    .query(Long.class)
                    .single();
            var after = own.millis();
            var ahead = (before + after) / 2 - database;
            var error = (after - before) / 2;
            if (Math.abs(ahead) > TOLERATED + error) {
                aheadMillis = ahead;
            } else if (error < TOLERATED) {
                aheadMillis = 0;
            }
        } catch (DataAccessException away) {
            // it is asked again
        }
    }

    /** The clock of this node, put right where it is off. */
    public Clock clock() {
        return clock;
    }

    @Override
    public void destroy() {
        asking.shutdownNow();
        if (AbstractTokenEntry.clock == clock) {
            AbstractTokenEntry.clock = Clock.systemUTC();
        }
    }

    private final class Adjusted extends Clock {
        @Override
        public Instant instant() {
            return own.instant().minusMillis(aheadMillis);
        }

        @Override
        public ZoneId getZone() {
            return own.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("times here are instants");
        }
    }
}
