package org.emailchange.query.rebuild;

import org.emailchange.api.query.audit.RebuildProgress;

/** Tells how far a replay is. */
final class Progress {
    private static final double MILLIS = 1000.0;

    private Progress() {}

    static RebuildProgress of(Rebuild replay) {
        var running = replay.state() == RebuildProgress.State.RUNNING;
        var rate = replay.workedMillis() == 0 ? 0 : Math.round(replay.done() * MILLIS / replay.workedMillis());
        return new RebuildProgress(
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

    private static int percent(Rebuild replay) {
        if (replay.state() == RebuildProgress.State.DONE) {
            return 100;
        }
        return replay.total() == 0 ? 0 : (int) Math.min(99, 100 * replay.done() / replay.total());
    }
}
