package org.emailchange.accounts.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What nodes call a session among themselves: the hash of its id, in hex.
 *
 * @param text what is said on {@link #ENDED} when the session has ended
 */
public record SessionKey(String text) {

    /** The channel on which the database tells of sessions that have ended. */
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
