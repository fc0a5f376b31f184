package org.emailchange.api;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command was refused, and nothing has happened. */
public final class EmailChangeRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Rejection rejection;
    private final @Nullable Instant until;
    private final transient Map<String, Object> details;

    public EmailChangeRejected(Rejection rejection) {
        this(rejection, null, Map.of());
    }

    /** @param until when asking again makes sense: the end of the lock or of the cool-down */
    public EmailChangeRejected(Rejection rejection, Instant until) {
        this(rejection, until, Map.of());
    }

    /** @param details further members of the problem, by name; no secret and nobody's personal data */
    public EmailChangeRejected(Rejection rejection, Map<String, Object> details) {
        this(rejection, null, details);
    }

    /**
     * A refusal that says more.
     *
     * @param until when asking again makes sense
     * @param details further members of the problem, by name
     */
    public EmailChangeRejected(Rejection rejection, @Nullable Instant until, Map<String, Object> details) {
        // An expected answer rather than a fault: the stack trace would cost more than the command.
        super(rejection.name(), null, false, false);
        this.rejection = rejection;
        this.until = until;
        this.details = Map.copyOf(details);
    }

    public Rejection rejection() {
        return rejection;
    }

    /** When asking again makes sense, where that is known. */
    public @Nullable Instant until() {
        return until;
    }

    public Map<String, Object> details() {
        return details;
    }
}
