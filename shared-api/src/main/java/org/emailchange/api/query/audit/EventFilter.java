package org.emailchange.api.query.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a history to show; null means no restriction.
 *
 * @param type the name of the event, such as {@code EmailChangeRequested}
 * @param trace the id of the message that started what the events resulted from
 * @param since not before
 * @param until before
 */
public record EventFilter(
        @Nullable String type,
        @Nullable String trace,
        @Nullable Instant since,
        @Nullable Instant until) {

    /** All events. */
    public static final EventFilter ALL = new EventFilter(null, null, null, null);
}
