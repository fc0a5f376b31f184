package org.emailchange.query.status.stream;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.emailchange.api.query.EmailStatus;
import org.emailchange.api.query.Versioned;
import tools.jackson.databind.json.JsonMapper;

/**
 * The status of an account at a moment, read once for all its streams.
 *
 * @param version the number of the last event that it includes
 * @param json the status as it is answered elsewhere
 * @param staleAt when it reads differently merely because time has passed
 */
record StatusSnapshot(long version, String json, Optional<Instant> staleAt) {

    static StatusSnapshot of(Versioned<EmailStatus> versioned, JsonMapper json) {
        var status = versioned.answer();
        var ends = Stream.of(status.lockedUntil(), status.holdUntil(), status.undoUntil())
                .filter(Objects::nonNull)
                .sorted();
        return new StatusSnapshot(versioned.version(), json.writeValueAsString(status), ends.findFirst());
    }

    boolean isStale(Instant now) {
        return staleAt.filter(end -> !now.isBefore(end)).isPresent();
    }
}
