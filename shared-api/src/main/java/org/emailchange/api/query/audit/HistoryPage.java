package org.emailchange.api.query.audit;

import java.util.List;

/**
 * Some events in a row.
 *
 * @param entries in the order in which they happened
 * @param more whether there are others further on in the direction that was asked for
 */
public record HistoryPage(List<HistoryEntry> entries, boolean more) {

    /**
     * A place in a history: right behind or right before an event.
     *
     * @param number the event's, which need not be there
     * @param forward whether what comes after it is wanted, else what came before
     */
    public record Position(long number, boolean forward) {
        /** Before all events. */
        public static final Position BEGINNING = new Position(0, true);

        /** Behind all events. */
        public static final Position END = new Position(Long.MAX_VALUE, false);
    }
}
