package org.emailchange.web.problem;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** Those met longest ago are forgotten, and reported anew. */
    private static final int MAX_INCIDENTS = 100;

    private static final Duration REPORTED_ONCE_IN = Duration.ofMinutes(1);

    private final List<ProblemSource> sources;
    private final SecureRandom random;
    private final Map<Integer, Incident> incidents = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Incident> eldest) {
            return size() > MAX_INCIDENTS;
        }
    };

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

    /**
     * A fault of the service: the stack traces are logged, the caller gets a number to quote. The same fault has the same
     * number for a minute, and is counted, so that who finds one cannot fill the log with it.
     */
    private Problem incident(Throwable exception) {
        var trace = traceOf(exception);
        var now = System.nanoTime();
        Incident before;
        Incident incident;
        synchronized (incidents) {
            before = incidents.get(trace);
            incident = before != null && now - before.since < REPORTED_ONCE_IN.toNanos()
                    ? new Incident(before.number, before.since, before.repeats + 1)
                    : new Incident(number(), now, 0);
            incidents.put(trace, incident);
        }
        if (incident.repeats == 0) {
            LOG.error(
                    "Incident {}, {} more like it since the last report",
                    incident.number,
                    before == null ? 0 : before.repeats,
                    new RedactedThrowable(exception, 0));
        }
        return Problem.of(GeneralProblem.INTERNAL).with("incident", incident.number);
    }

    private String number() {
        var number = new byte[8];
        random.nextBytes(number);
        return HexFormat.of().formatHex(number);
    }

    private record Incident(String number, long since, int repeats) {}

    /** The same for exceptions that come from the same places. */
    private static int traceOf(Throwable exception) {
        var trace = 0;
        Throwable cause = exception;
        for (var depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            trace = Objects.hash(trace, cause.getClass().getName(), Arrays.hashCode(cause.getStackTrace()));
            cause = cause.getCause();
        }
        return trace;
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
