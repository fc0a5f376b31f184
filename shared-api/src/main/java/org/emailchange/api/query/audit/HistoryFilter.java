package org.emailchange.api.query.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted.
 *
 * @param type the name of the event; any where there is none
 * @param trace what they came of, the id of the message that began it; anything where there is none
 * @param since not before
 * @param until before
 */
public record HistoryFilter(
        @Nullable String type,
        @Nullable String trace,
        @Nullable Instant since,
        @Nullable Instant until) {}
