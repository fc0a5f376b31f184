package org.emailchange.web.problem;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.emailchange.api.InvalidEmailAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds the problem that an exception means; an exception that no source knows is an incident. */
@Component
public class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private static final int MAX_CAUSES = 20;

    private final List<ProblemSource> sources;
    private final SecureRandom random;

    Problems(List<ProblemSource> sources, SecureRandom random) {
        this.sources = List.copyOf(sources);
        this.random = random;
    }

    /** The problem of this exception or of the nearest known cause of it; else an incident, which is logged. */
    public Problem of(Throwable exception) {
        Throwable cause = exception;
        for (var depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            var known = known(cause);
            if (known.isPresent()) {
                return known.get();
            }
            cause = cause.getCause();
        }
        return incident(exception);
    }

    private Optional<Problem> known(Throwable exception) {
        if (exception instanceof ProblemException own) {
            return Optional.of(own.problem());
        }
        if (exception instanceof InvalidEmailAddress invalid) {
            // says what is wrong with the address, and never repeats it
            return Optional.of(Problem.of(GeneralProblem.INVALID_ADDRESS)
                    .with("reason", invalid.reason().name()));
        }
        return sources.stream()
                .map(source -> source.problemOf(exception))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> FrameworkProblems.problemOf(exception));
    }

    /** A fault of the service: the stack traces are logged, the caller gets a number to quote. */
    private Problem incident(Throwable exception) {
        var number = new byte[8];
        random.nextBytes(number);
        var incident = HexFormat.of().formatHex(number);
        LOG.error("Incident {}", incident, new RedactedThrowable(exception, 0));
        return Problem.of(GeneralProblem.INTERNAL).with("incident", incident);
    }

    /** An exception's types and stack traces without its messages, which may quote addresses, names or secrets. */
    private static final class RedactedThrowable extends Exception {

        private static final long serialVersionUID = 1L;

        RedactedThrowable(Throwable original, int depth) {
            super(original.getClass().getName(), causeOf(original, depth), false, true);
            setStackTrace(original.getStackTrace());
        }

        private static @Nullable Throwable causeOf(Throwable original, int depth) {
            var cause = original.getCause();
            return cause == null || depth == MAX_CAUSES ? null : new RedactedThrowable(cause, depth + 1);
        }

        @Override
        public String toString() {
            return String.valueOf(getMessage());
        }
    }
}
