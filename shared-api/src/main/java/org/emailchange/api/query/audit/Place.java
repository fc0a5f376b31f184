package org.emailchange.api.query.audit;

/**
 * A place in a history: right behind or right before an event.
 *
 * @param number the event's, which need not be there
 * @param forward whether what comes after it is wanted, else what came before
 */
public record Place(long number, boolean forward) {
    /** Before all events. */
    public static final Place BEGINNING = new Place(0, true);

    /** Behind all events. */
    public static final Place END = new Place(Long.MAX_VALUE, false);
}
