package org.emailchange.sample;

import java.time.Instant;
import java.util.Optional;
import org.emailchange.api.Personal;
import org.jspecify.annotations.Nullable;

/** Has a field of every kind that events may have. */
public record Counted(
        String counter,
        int number,
        Instant at,
        Parity parity,
        Optional<String> hint,
        @Nullable Personal by) {
    public enum Parity {
        EVEN,
        ODD
    }
}
