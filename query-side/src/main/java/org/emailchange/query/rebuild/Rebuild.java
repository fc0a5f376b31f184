package org.emailchange.query.rebuild;

import java.time.Instant;
import java.util.UUID;
import org.emailchange.api.query.audit.RebuildProgress;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild as it is stored.
 *
 * @param projection the name of the view
 * @param startedBy the member of the staff who started it
 * @param endedAt when it was done or failed
 * @param upTo the last position that the shadow tables are built from
 * @param eventsTotal how many events these are
 * @param eventsDone how many of them are in the shadow tables
 * @param workedMillis the time that the steps took
 * @param lastStream the last stream in the shadow tables
 * @param differences how many were found, once it is done
 * @param error why it failed
 */
record Rebuild(
        UUID id,
        String projection,
        RebuildProgress.State state,
        String startedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        long upTo,
        long eventsTotal,
        long eventsDone,
        long workedMillis,
        String lastStream,
        @Nullable Long differences,
        @Nullable String error) {
    private static final double MILLIS = 1000.0;

    boolean isRunning() {
        return state == RebuildProgress.State.RUNNING;
    }

    /** The progress as auditors see it. */
    RebuildProgress progress() {
        var rate = workedMillis == 0 ? 0 : Math.round(eventsDone * MILLIS / workedMillis);
        return new RebuildProgress(
                id.toString(),
                projection,
                state,
                percent(),
                rate,
                secondsLeft(rate),
                eventsTotal,
                differences,
                startedBy,
                startedAt,
                endedAt,
                error);
    }

    private @Nullable Long secondsLeft(long rate) {
        if (!isRunning()) {
            return 0L;
        }
        return rate == 0 ? null : (eventsTotal - eventsDone) / rate;
    }

    private int percent() {
        if (state == RebuildProgress.State.DONE) {
            return 100;
        }
        return eventsTotal == 0 ? 0 : (int) Math.min(99, 100 * eventsDone / eventsTotal);
    }
}
