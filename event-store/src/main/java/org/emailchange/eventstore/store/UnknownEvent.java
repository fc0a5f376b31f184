package org.emailchange.eventstore.store;

/** A stream holds an event that this release cannot read: a later one wrote it, a node of which can decide, or it is damaged. */
public class UnknownEvent extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean damaged;

    UnknownEvent(boolean damaged) {
        super("The stream has an event that " + (damaged ? "is damaged" : "this release does not know"));
        this.damaged = damaged;
    }

    /** Whether no release can read it. */
    public boolean isDamaged() {
        return damaged;
    }
}
