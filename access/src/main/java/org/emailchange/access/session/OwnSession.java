package org.emailchange.access.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.emailchange.api.ChangeId;

/** What the session of a request keeps of what its owner did. */
public final class OwnSession {

    static final String CHANGE = "change";
    static final String RENEWAL = "renewal";
    private static final String BEGUN_AS = "begun-as";

    private OwnSession() {}

    /** The session, if there is one, asked for this change: it goes on when the change takes effect. */
    public static void asksFor(ChangeId change, HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.setAttribute(CHANGE, change.value());
        }
    }

    /** Somebody has signed in: from here on the session can be told from others, whatever its id will be. */
    public static void begins(HttpServletRequest request) {
        SessionKey.of(request).ifPresent(key -> request.getSession().setAttribute(BEGUN_AS, key.text()));
    }

    /** What tells the session of somebody who has signed in from all others, if there is one; no secret. */
    public static Optional<String> begunAs(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> session.getAttribute(BEGUN_AS) instanceof String key ? key : null);
    }

    /** The owner of the session, if there is one, has shown the credential again: it goes on under another id. */
    public static void provedAgain(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.setAttribute(RENEWAL, true);
        }
    }
}
