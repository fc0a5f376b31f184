package org.emailchange.eventstore.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Events that somebody has not seen.
 *
 * @param events how many
 * @param oldest when the first of them was recorded
 */
public record Backlog(long events, @Nullable Instant oldest) {}
