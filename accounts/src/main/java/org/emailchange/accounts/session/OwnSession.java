package org.emailchange.accounts.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.emailchange.api.ChangeId;

/** What the session of a request keeps of what its owner did. */
public final class OwnSession {

    static final String CHANGE = "change";
    static final String RENEWAL = "renewal";
    private static final String NAME = "name";

    private OwnSession() {}

    /** The session, if there is one, asked for this change: it goes on when the change takes effect. */
    public static void asksFor(ChangeId change, HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.setAttribute(CHANGE, change.value());
        }
    }

    /** What tells the session, if there is one, from all others, whatever its id will be; no secret. */
    public static Optional<String> name(HttpServletRequest request) {
        return SessionKey.of(request).map(key -> {
            var session = request.getSession();
            if (session.getAttribute(NAME) instanceof String name) {
                return name;
            }
            session.setAttribute(NAME, key.text());
            return key.text();
        });
    }

    /** The owner of the session, if there is one, has shown the credential again: it goes on under another id. */
    public static void provedAgain(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.setAttribute(RENEWAL, true);
        }
    }
}
