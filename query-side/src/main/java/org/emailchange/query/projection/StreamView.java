package org.emailchange.query.projection;

import jakarta.persistence.MappedSuperclass;

/** A row that follows one stream of events, and knows how far. */
@MappedSuperclass
public abstract class StreamView<ID> extends View<ID> {
    private long version;

    /**
     * Goes on to an event, by its number in the stream counted from 1.
     *
     * @return whether the event is new to this row
     * @throws MissedEvent if events before it have not been seen, so that the row would be wrong from now on
     */
    public boolean advanceTo(long number) {
        if (number > version + 1) {
            throw new MissedEvent(getClass().getSimpleName(), version + 1);
        }
        boolean unseen = number > version;
        version = Math.max(version, number);
        return unseen;
    }

    /** The number of the last event that this row knows; 0 before the first. */
    public long version() {
        return version;
    }
}
