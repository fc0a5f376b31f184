package org.emailchange.query.projection;

/** A view lacks an event or a row that an event builds on. The rows of its stream are rebuilt, or else its processor stops. */
public final class IncompleteView extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private IncompleteView(String message) {
        super(message + "; rebuild the view");
    }

    static IncompleteView withoutEvent(Class<?> row, long number) {
        return new IncompleteView(row.getSimpleName() + " has not seen event " + number + " of its stream");
    }

    /** The view lacks a row that an event is about. */
    public static IncompleteView withoutRow(Class<?> row) {
        return new IncompleteView(row.getSimpleName() + " lacks a row that an event is about");
    }
}
