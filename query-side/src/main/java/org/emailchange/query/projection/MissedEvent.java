package org.emailchange.query.projection;

/** A view was handed an event without the ones before it, and must not go on as if nothing were missing. */
public final class MissedEvent extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    MissedEvent(String view, long number) {
        super(view + " has not seen event " + number + " of its account; rebuild the view");
    }
}
