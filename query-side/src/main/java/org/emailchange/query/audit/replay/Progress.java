package org.emailchange.query.audit.replay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A replay as auditors see it.
 *
 * @param percent of the events; 100 only when it is done
 * @param eventsPerSecond on average
 * @param secondsLeft at this rate; unknown at first
 * @param differences between the live view and the events; known when it is done
 */
record Progress(
        String id,
        String projection,
        ReplayState state,
        int percent,
        long eventsPerSecond,
        @Nullable Long secondsLeft,
        long events,
        @Nullable Long differences,
        String startedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String error) {
    private static final double MILLIS = 1000.0;

    static Progress of(Replay replay) {
        var running = replay.state() == ReplayState.RUNNING;
        var rate = replay.workedMillis() == 0 ? 0 : Math.round(replay.done() * MILLIS / replay.workedMillis());
        return new Progress(
                replay.id().toString(),
                replay.projection(),
                replay.state(),
                percent(replay),
                rate,
                running ? rate == 0 ? null : (replay.total() - replay.done()) / rate : Long.valueOf(0),
                replay.total(),
                replay.differences(),
                replay.startedBy(),
                replay.startedAt(),
                replay.endedAt(),
                replay.error());
    }

    private static int percent(Replay replay) {
        if (replay.state() == ReplayState.DONE) {
            return 100;
        }
        return replay.total() == 0 ? 0 : (int) Math.min(99, 100 * replay.done() / replay.total());
    }
}
