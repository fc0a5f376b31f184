package org.emailchange.query.live;

import java.time.Instant;
import java.util.Optional;

/**
 * What watchers of an account are told.
 *
 * @param version the number of the last event that is in it
 * @param json the status, as it is answered elsewhere
 * @param staleAt when it reads differently by the mere passing of time
 */
record News(long version, String json, Optional<Instant> staleAt) {
    boolean isStale(Instant now) {
        return staleAt.filter(end -> !now.isBefore(end)).isPresent();
    }
}
