package org.emailchange.query.projection;

import jakarta.persistence.MappedSuperclass;

/**
 * A row that follows one stream of events, with the number of the last event that it knows. Its fields are its columns, as
 * JPA and JSON have them.
 */
@MappedSuperclass
@StoredRows.Row
public abstract class VersionedView {

    private long version;

    /**
     * Goes on to an event, by its number in the stream counted from 1.
     *
     * @return whether the event is new to this row
     * @throws IncompleteView if events before it are missing, so that the row would be wrong from now on
     */
    public boolean advanceTo(long number) {
        if (number > version + 1) {
            throw IncompleteView.withoutEvent(getClass(), version + 1);
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
