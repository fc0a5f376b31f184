package org.emailchange.accounts.session;

import java.util.Optional;
import org.emailchange.api.ChangeId;
import org.emailchange.web.request.Requester;

/** Notes in the session of a request, if there is one, what its owner did. */
public final class OwnSession {

    static final String CHANGE = "change";
    private static final String NAME = "name";
    private static final String PASSKEY = "passkey";

    private OwnSession() {}

    /** Notes that the session requested this change: when the change takes effect, only other sessions end. */
    public static void rememberChange(ChangeId change, Requester requester) {
        requester.session().ifPresent(session -> session.setAttribute(CHANGE, change.value()));
    }

    /** A name that tells the session from all others, and that it keeps when its id changes; no secret. */
    public static Optional<String> name(Requester requester) {
        return requester.session().map(session -> {
            if (session.getAttribute(NAME) instanceof String name) {
                return name;
            }
            var name = SessionKey.of(session).text();
            session.setAttribute(NAME, name);
            return name;
        });
    }

    /** Notes what was shown so that a passkey may be added. */
    public static void allowPasskey(String proof, Requester requester) {
        requester.session().ifPresent(session -> session.setAttribute(PASSKEY, proof));
    }

    /** What was shown last so that a passkey may be added; whether it still may is said by the challenge made for it. */
    public static Optional<String> allowedPasskey(Requester requester) {
        return requester.session().map(session -> (String) session.getAttribute(PASSKEY));
    }
}
