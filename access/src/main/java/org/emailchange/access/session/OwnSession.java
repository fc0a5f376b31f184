package org.emailchange.access.session;

import jakarta.servlet.http.HttpServletRequest;
import org.emailchange.api.ChangeId;

/** What the session of a request keeps of the account's change. */
public final class OwnSession {

    static final String CHANGE = "change";

    private OwnSession() {}

    /** The session, if there is one, asked for this change: it goes on when the change takes effect. */
    public static void asksFor(ChangeId change, HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.setAttribute(CHANGE, change.value());
        }
    }
}
