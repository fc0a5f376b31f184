package org.emailchange.web.problem;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem; thrown anywhere below a controller. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** Ends the request with this problem. */
    public ProblemException(Problem problem) {
        // An expected answer rather than a fault: nobody reads its stack trace.
        super(problem.type().slug(), null, false, false);
        this.problem = problem;
    }

    /** Ends the request with a problem that has nothing more to say. */
    public ProblemException(ProblemType type) {
        this(Problem.of(type));
    }

    /** Ends the request with further members and, where it makes sense to ask again, the time to wait. */
    public ProblemException(ProblemType type, Map<String, Object> properties, @Nullable Duration retryAfter) {
        this(new Problem(type, properties, Map.of(), retryAfter));
    }

    /** What the caller is told. */
    public Problem problem() {
        return problem;
    }
}
