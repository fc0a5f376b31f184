package org.emailchange.accounts.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Identifies a session among nodes: the hash of its id, in hex. The id itself is a secret.
 *
 * @param text the payload on {@link #ENDED} when the session has ended
 */
public record SessionKey(String text) {

    /** The channel on which the database notifies of ended sessions. */
    public static final String ENDED = "session_ended";

    /** The key of the request's session, if it has one. */
    public static Optional<SessionKey> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false)).map(SessionKey::of);
    }

    static SessionKey of(HttpSession session) {
        return of(session.getId());
    }

    private static SessionKey of(String id) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return new SessionKey(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
