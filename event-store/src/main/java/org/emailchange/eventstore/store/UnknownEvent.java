package org.emailchange.eventstore.store;

/** A stream holds an event that this release cannot read: a later release wrote it. A node of that one can decide. */
public class UnknownEvent extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnknownEvent() {
        super("the stream has an event that this release does not know");
    }
}
