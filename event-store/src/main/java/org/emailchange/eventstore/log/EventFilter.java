package org.emailchange.eventstore.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted.
 *
 * @param name the name of the event, such as {@code EmailChangeRequested}; any where there is none
 * @param trace the id of the message that began what they came of; anything where there is none
 * @param since not before
 * @param until before
 */
public record EventFilter(
        @Nullable String name,
        @Nullable String trace,
        @Nullable Instant since,
        @Nullable Instant until) {

    /** All events. */
    public static final EventFilter ALL = new EventFilter(null, null, null, null);
}
