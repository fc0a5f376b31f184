package org.emailchange.query.projection;

/** An event is about something that a view should know and does not. */
public final class MissingRow extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** @param view which view lacks the row */
    public MissingRow(String view) {
        super(view + " lacks a row that an event is about; rebuild the view");
    }
}
