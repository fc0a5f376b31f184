package org.emailchange.web.problem;

/** The problems that any request can meet, whatever it is about. */
public enum GeneralProblem implements ProblemType {
    INVALID_ADDRESS(422),
    RATE_LIMITED(429),
    IDEMPOTENCY_MISMATCH(422),
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

    GeneralProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
