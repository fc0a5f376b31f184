package org.emailchange.web.problem;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the problem that an exception means; what nobody knows is an incident. */
@Component
public class Problems {

    private static final int DEEPEST_CAUSE = 20;

    private final List<ProblemSource> sources;
    private final Incidents incidents;

    Problems(List<ProblemSource> sources, Incidents incidents) {
        this.sources = List.copyOf(sources);
        this.incidents = incidents;
    }

    /** The problem of this exception or of the nearest known cause of it; else an incident, which is logged. */
    public Problem of(Throwable exception) {
        Throwable cause = exception;
        for (var depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            var known = knownTo(cause);
            if (known.isPresent()) {
                return known.get();
            }
            cause = cause.getCause();
        }
        return incidents.report(exception);
    }

    private Optional<Problem> knownTo(Throwable exception) {
        return sources.stream()
                .map(source -> source.problemOf(exception))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
