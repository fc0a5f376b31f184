package org.emailchange.api.query.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A replay as auditors see it.
 *
 * @param id which
 * @param projection which view
 * @param state how far
 * @param percent of the events; 100 only when it is done
 * @param eventsPerSecond on average
 * @param secondsLeft at this rate; unknown at first
 * @param events how many there are to replay
 * @param differences between the live view and the events; known when it is done
 * @param startedBy by whom
 * @param startedAt when
 * @param endedAt when it was done or failed
 * @param error what went wrong
 */
public record RebuildProgress(
        String id,
        String projection,
        State state,
        int percent,
        long eventsPerSecond,
        @Nullable Long secondsLeft,
        long events,
        @Nullable Long differences,
        String startedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String error) {

    /** How far a replay is. */
    public enum State {
        /** It goes on. */
        RUNNING,
        /** The view is what the events say. */
        DONE,
        /** It ended without changing the view. */
        FAILED
    }
}
