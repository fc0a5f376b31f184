package org.emailchange.eventstore.database;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Tells of an outage of the database in one line when it begins and in one when it ends, whoever notices: the lines that
 * pools, processors and schedulers would write for each try, with a stack trace, are left out.
 */
final class Outage extends TurboFilter {
    /** The log is one for the process, whatever runs in it. */
    static final Outage OF_THE_PROCESS = new Outage();

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Outage.class);
    /** Each broken connection of the pool is noticed by itself, and who polls does so every other second. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    /** Connections, resources such as memory or disk space, interventions (limits of time are among them), broken disks. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");
    /** Read-only as after a failover, transactions that took too long, locks that others hold for too long. */
    private static final Set<String> OTHER_STATES = Set.of("25006", "25P03", "25P04", "55P03");

    private static final int MAX_CAUSES = 20;

    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile long begin;
    private volatile long lastSeen;

    Outage() {}

    /**
     * Has the log filtered, which Spring Boot sets up anew for an application, and what nobody catches written there, not
     * past it.
     */
    void watchTheLog() {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            if (!isOfAnOutage(thrown)) {
                // its text could be personal
                LOG.error(
                        "Thread {} ended by {}",
                        thread.getName(),
                        thrown.getClass().getName());
            }
        });
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback
                && !logback.getTurboFilterList().contains(this)) {
            logback.addTurboFilter(this);
        }
    }

    void isSeen(String state) {
        lastSeen = System.nanoTime();
        if (begun.compareAndSet(false, true)) {
            begin = lastSeen;
            LOG.warn(
                    "PostgreSQL is away, hangs or takes no changes ({}). Requests are answered 503, and all work waits until it is back.",
                    state);
        }
    }

    void mayBeOver() {
        var now = System.nanoTime();
        if (begun.get() && now - lastSeen > QUIET.toNanos() && begun.compareAndSet(true, false)) {
            LOG.info(
                    "PostgreSQL is back after {} s.",
                    Duration.ofNanos(lastSeen - begin).toSeconds());
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable thrown) {
        var failure = thrown == null
                        && parameters != null
                        && parameters.length > 0
                        && parameters[parameters.length - 1] instanceof Throwable last
                ? last
                : thrown;
        if (failure == null || !level.isGreaterOrEqual(Level.INFO)) {
            return FilterReply.NEUTRAL;
        }
        return isOfAnOutage(failure) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    private boolean isOfAnOutage(Throwable failure) {
        var states = states(failure);
        states.stream().filter(Outage::isOutage).findFirst().ifPresent(state -> isSeen("SQL state " + state));
        // the pool has no states of its own
        return states.stream().anyMatch(state -> isOutage(state) || begun.get() && state.isEmpty());
    }

    private static boolean isOutage(String state) {
        return state.length() == 5 && CLASSES.contains(state.substring(0, 2)) || OTHER_STATES.contains(state);
    }

    private static List<String> states(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSES)
                .filter(SQLException.class::isInstance)
                .map(cause -> Objects.requireNonNullElse(((SQLException) cause).getSQLState(), ""))
                .toList();
    }
}
