package org.emailchange.eventstore.store;

/** A command lost the race for the same stream again and again; it has changed nothing and may be sent anew. */
public class TooManyConflicts extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyConflicts(Throwable lastConflict) {
        super("other commands were faster each time", lastConflict);
    }
}
