package org.emailchange.web.problem;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.emailchange.api.InvalidEmailAddress;
import org.springframework.stereotype.Component;

/** Finds the problem that an exception means; an exception that no source knows is an incident. */
@Component
public class Problems {

    private final List<ProblemSource> sources;
    private final Incidents incidents;

    Problems(List<ProblemSource> sources, SecureRandom random) {
        this.sources = List.copyOf(sources);
        this.incidents = new Incidents(random);
    }

    /** The problem of this exception or of the nearest known cause of it; else an incident, which is logged. */
    public Problem of(Throwable exception) {
        return Incidents.causes(exception)
                .map(this::known)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> Problem.of(GeneralProblem.INTERNAL).with("incident", incidents.report(exception)));
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
                .findFirst();
    }
}
