package org.emailchange.pages.desk.audit;

import java.util.Locale;
import java.util.ResourceBundle;
import org.emailchange.api.query.audit.HistoryPage;

/** How an event is marked on a timeline: as {@code api/event/events.properties} says beside its text. */
public enum EventSeverity {
    /** Something has begun. */
    STARTED("asked"),
    /** Something went well. */
    SUCCEEDED("done"),
    /** A mail was sent. */
    MAIL_SENT("mail"),
    /** Something went wrong. */
    FAILED("bad"),
    /** Neither good nor bad. */
    NEUTRAL("plain");

    private static final ResourceBundle EVENTS =
            ResourceBundle.getBundle("org.emailchange.api.event.events", Locale.ROOT);

    private final String cssClass;

    EventSeverity(String cssClass) {
        this.cssClass = cssClass;
    }

    /** The severity of a stored event; neutral if it is of a type that is not in use any more. */
    static EventSeverity of(HistoryPage.Entry event) {
        var outcome = event.data().get("outcome");
        var key = event.type() + (outcome == null ? "" : "." + outcome) + ".severity";
        return EVENTS.containsKey(key) ? valueOf(EVENTS.getString(key)) : NEUTRAL;
    }

    /** The class of its mark in the style sheet. */
    public String cssClass() {
        return cssClass;
    }
}
