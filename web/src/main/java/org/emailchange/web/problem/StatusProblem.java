package org.emailchange.web.problem;

import java.time.Duration;
import org.springframework.http.HttpStatus;

/** The problem that a bare status means, where the framework or the container gives no more. */
final class StatusProblem {

    static final HttpStatus UNKNOWN = HttpStatus.INTERNAL_SERVER_ERROR;

    private static final Duration WAIT = Duration.ofSeconds(2);

    private StatusProblem() {}

    static Problem of(int status) {
        var problem = Problem.of(type(status));
        return problem.type() == ProblemType.UNAVAILABLE ? problem.retryAfter(WAIT) : problem;
    }

    private static ProblemType type(int status) {
        return switch (status) {
            case 401 -> ProblemType.UNAUTHENTICATED;
            case 403 -> ProblemType.FORBIDDEN;
            case 404 -> ProblemType.NOT_FOUND;
            case 405, 501 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 408 -> ProblemType.REQUEST_TIMEOUT;
            case 413 -> ProblemType.CONTENT_TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case 429, 503 -> ProblemType.UNAVAILABLE;
            default -> status >= 400 && status < 500 ? ProblemType.MALFORMED : ProblemType.INTERNAL;
        };
    }
}
