package org.emailchange.command.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.axonframework.modelling.command.ConcurrencyException;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.Rejection;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandProblemsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final CommandProblems problems = new CommandProblems(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @EnumSource
    void haveTheNameOfTheRejection(Rejection rejection) {
        assertThat(problemOf(new EmailChangeRejected(rejection)).type().name()).isEqualTo(rejection.name());
    }

    @Test
    void sayHowLongTheLockLasts() {
        var until = NOW.plusMillis(89_001);
        var problem = problemOf(new EmailChangeRejected(Rejection.LOCKED, until));

        assertThat(problem.retryAfter()).isEqualTo(Duration.ofMillis(89_001));
        assertThat(problem.properties()).isEqualTo(Map.of("lockedUntil", until));
    }

    @Test
    void neverSayToWaitForATimeThatHasPassed() {
        var problem = problemOf(new EmailChangeRejected(Rejection.RESEND_TOO_SOON, NOW.minusSeconds(1)));

        assertThat(problem.retryAfter()).isZero();
        assertThat(problem.properties()).isEmpty();
    }

    @Test
    void sayHowManyAttemptsAreLeft() {
        var problem = problemOf(new EmailChangeRejected(Rejection.AUTHENTICATION_FAILED, Map.of("attemptsLeft", 4)));

        assertThat(problem.properties()).isEqualTo(Map.of("attemptsLeft", 4));
    }

    @Test
    void sayToTryAgainAfterALostRace() {
        assertThat(problems.problemOf(new ConcurrencyException("others were faster")))
                .hasValue(Problem.of(GeneralProblem.UNAVAILABLE).retryAfter(Duration.ofSeconds(1)));
    }

    @Test
    void doNotIncludeOtherExceptions() {
        assertThat(problems.problemOf(new IllegalStateException())).isEmpty();
    }

    private Problem problemOf(EmailChangeRejected rejected) {
        return problems.problemOf(rejected).orElseThrow();
    }
}
