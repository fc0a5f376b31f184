package org.emailchange.command.usecase;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.Rejection;
import org.emailchange.command.authentication.AuthenticationProblem;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemSource;
import org.emailchange.web.problem.ProblemType;
import org.springframework.stereotype.Component;

/** A rejection by the domain is a problem of the same name. */
@Component
class RejectionProblems implements ProblemSource {

    private final Clock clock;

    RejectionProblems(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<Problem> problemOf(Throwable exception) {
        return exception instanceof EmailChangeRejected rejected ? Optional.of(problem(rejected)) : Optional.empty();
    }

    private Problem problem(EmailChangeRejected rejected) {
        var problem = Problem.of(typeOf(rejected.rejection()));
        for (var detail : rejected.details().entrySet()) {
            problem = problem.with(detail.getKey(), detail.getValue());
        }
        var until = rejected.until();
        if (until == null) {
            return problem;
        }
        var waiting = problem.retryAfter(waitFor(until));
        return rejected.rejection() == Rejection.LOCKED ? waiting.with("lockedUntil", until) : waiting;
    }

    private static ProblemType typeOf(Rejection rejection) {
        return switch (rejection) {
            case INVALID_ADDRESS -> GeneralProblem.INVALID_ADDRESS;
            case NOT_FOUND -> GeneralProblem.NOT_FOUND;
            case AUTHENTICATION_FAILED -> AuthenticationProblem.AUTHENTICATION_FAILED;
            default -> ChangeProblem.valueOf(rejection.name());
        };
    }

    private Duration waitFor(Instant until) {
        var wait = Duration.between(clock.instant(), until);
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
