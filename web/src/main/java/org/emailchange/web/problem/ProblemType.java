package org.emailchange.web.problem;

import java.net.URI;
import java.util.Locale;

/** Every kind of problem that a caller can be told of; title and detail stand in {@code problems.properties} by slug. */
public enum ProblemType {
    INVALID_ADDRESS(422),
    ADDRESS_TAKEN(409),
    ADDRESS_UNCHANGED(409),
    AUTHENTICATION_FAILED(401),
    LOCKED(423),
    NO_OPEN_CHANGE(409),
    RESEND_TOO_SOON(429),
    RESEND_LIMIT(429),
    TOKEN_INVALID(400),
    TOKEN_EXPIRED(410),
    TOKEN_USED(410),
    TOKEN_REPLACED(410),
    TOKEN_OTHER_ACCOUNT(403),
    CHANGE_DECLINED(409),
    UNDO_OVER(410),
    MAIL_NOT_KEPT(409),
    RATE_LIMITED(429),
    IDEMPOTENCY_MISMATCH(422),
    REPLAY_RUNNING(409),
    USERNAME_TAKEN(409),
    ACCOUNT_EXISTS(409),
    INVALID_USERNAME(422),
    INVALID_PASSWORD(422),
    MALFORMED(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    REQUEST_TIMEOUT(408),
    CONTENT_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    INTERNAL(500),
    UNAVAILABLE(503);

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** The last part of the type, such as {@code address-taken}; also the key of its texts. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What stands in the member {@code type}, such as {@code urn:email-change:address-taken}. */
    public URI uri() {
        return URI.create("urn:email-change:" + slug());
    }
}
