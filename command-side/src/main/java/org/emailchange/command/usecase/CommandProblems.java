package org.emailchange.command.usecase;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.Rejection;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.eventstore.store.Conflicts;
import org.emailchange.eventstore.store.TooManyConflicts;
import org.emailchange.eventstore.store.UnknownEvent;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemSource;
import org.emailchange.web.problem.ProblemType;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The problems that commands end with: rejections by the domain, and conflicts with other commands. */
@Component
@Order(0)
class CommandProblems implements ProblemSource {

    private static final Duration AFTER_CONFLICT = Duration.ofSeconds(1);

    /** Another node, or this one after its upgrade, may know the event. */
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    /** A lock may have no end of its own; whoever waits for it asks now and then. */
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Clock clock;

    CommandProblems(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<Problem> problemOf(Throwable exception) {
        if (exception instanceof EmailChangeRejected rejected) {
            return Optional.of(problem(rejected));
        }
        if (exception instanceof UnknownEvent unknown && !unknown.isDamaged()) {
            return Optional.of(Problem.of(GeneralProblem.UNAVAILABLE).retryAfter(A_MINUTE));
        }
        // others were faster at the same account or address each time; nothing has changed, so it can be tried again
        return isConflict(exception)
                ? Optional.of(Problem.of(GeneralProblem.UNAVAILABLE).retryAfter(AFTER_CONFLICT))
                : Optional.empty();
    }

    private static boolean isConflict(Throwable exception) {
        return exception instanceof TooManyConflicts
                || exception instanceof LockAcquisitionFailedException
                || Conflicts.isConflict(exception);
    }

    private Problem problem(EmailChangeRejected rejected) {
        var problem = Problem.of(typeOf(rejected));
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

    private static ProblemType typeOf(EmailChangeRejected rejected) {
        var rejection = rejected.rejection();
        return switch (rejection) {
            case INVALID_ADDRESS -> GeneralProblem.INVALID_ADDRESS;
            case NOT_FOUND -> GeneralProblem.NOT_FOUND;
            case LOCKED ->
                AccountLocked.UNTIL_NEW_CREDENTIALS.equals(rejected.until())
                        ? ChangeProblem.LOCKED_UNTIL_NEW_CREDENTIALS
                        : ChangeProblem.LOCKED;
            default -> ChangeProblem.valueOf(rejection.name());
        };
    }

    private Duration waitFor(Instant until) {
        var wait = Duration.between(clock.instant(), until);
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(A_DAY) > 0 ? A_DAY : wait;
    }
}
