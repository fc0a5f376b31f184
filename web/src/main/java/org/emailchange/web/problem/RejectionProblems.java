package org.emailchange.web.problem;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.Rejection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the domain refuses is a problem of the same name. */
@Component
@Order(0)
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
        var problem = Problem.of(ProblemType.valueOf(rejected.rejection().name()));
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

    private Duration waitFor(Instant until) {
        var wait = Duration.between(clock.instant(), until);
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
