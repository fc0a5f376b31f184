package org.emailchange.command.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.axonframework.modelling.command.ConcurrencyException;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.junit.jupiter.api.Test;

class ConflictProblemsTest {

    private final ConflictProblems problems = new ConflictProblems();

    @Test
    void tellALostRaceToComeAgain() {
        assertThat(problems.problemOf(new ConcurrencyException("others were faster")))
                .hasValue(Problem.of(GeneralProblem.UNAVAILABLE).retryAfter(Duration.ofSeconds(1)));
    }

    @Test
    void leaveEverythingElseToOthers() {
        assertThat(problems.problemOf(new IllegalStateException())).isEmpty();
    }
}
