package org.emailchange.web.problem;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Faults of the service: their stack traces are logged, and callers get a number to quote. The same fault has the same
 * number for a minute, and is counted, so that who finds one cannot fill the log with it.
 */
final class Incidents {

    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);

    private static final int MAX_CAUSES = 20;

    /** Those met longest ago are forgotten, and reported anew. */
    private static final int MAX_INCIDENTS = 100;

    private static final Duration REPORTED_ONCE_IN = Duration.ofMinutes(1);

    private final SecureRandom random;
    private final Map<Integer, Incident> incidents = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Incident> eldest) {
            return size() > MAX_INCIDENTS;
        }
    };

    Incidents(SecureRandom random) {
        this.random = random;
    }

    private record Incident(String number, long since, int repeats) {}

    /** An exception, its cause, the cause of that, and so on. */
    static Stream<Throwable> causes(Throwable exception) {
        return Stream.iterate(exception, Objects::nonNull, Throwable::getCause).limit(MAX_CAUSES);
    }

    /** Logs the fault, if it is the first of its kind for a while, and returns its number. */
    String report(Throwable exception) {
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
        return incident.number;
    }

    private String number() {
        var number = new byte[8];
        random.nextBytes(number);
        return HexFormat.of().formatHex(number);
    }

    /** The same for exceptions that come from the same places. */
    private static int traceOf(Throwable exception) {
        return causes(exception)
                .map(cause -> Objects.hash(cause.getClass().getName(), Arrays.hashCode(cause.getStackTrace())))
                .toList()
                .hashCode();
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
