package org.emailchange.web.problem;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem; thrown anywhere below a controller. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** Ends the request with this problem. */
    public ProblemException(Problem problem) {
        // an expected answer, not a fault: without a stack trace
        super(problem.type().code(), null, false, false);
        this.problem = problem;
    }

    /** Ends the request with a problem of this type, without further members or headers. */
    public ProblemException(ProblemType type) {
        this(Problem.of(type));
    }

    /** Ends the request as one with a field that cannot be read, or has no meaning here. */
    public static ProblemException malformed(String field) {
        return new ProblemException(Problem.of(GeneralProblem.MALFORMED).with("field", field));
    }

    /** Ends the request as one with a field whose value is none of those that are possible. */
    public static ProblemException malformed(String field, Collection<String> possible) {
        return new ProblemException(malformed(field).problem().with("possible", List.copyOf(possible)));
    }

    /** Ends the request with further members and, where repeating it makes sense, the time to wait. */
    public ProblemException(ProblemType type, Map<String, Object> properties, @Nullable Duration retryAfter) {
        this(new Problem(type, properties, Map.of(), retryAfter));
    }

    /** What the caller is answered. */
    public Problem problem() {
        return problem;
    }
}
