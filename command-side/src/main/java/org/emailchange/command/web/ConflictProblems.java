package org.emailchange.command.web;

import java.time.Duration;
import java.util.Optional;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.emailchange.access.problem.Problem;
import org.emailchange.access.problem.ProblemSource;
import org.emailchange.access.problem.ProblemType;
import org.emailchange.eventstore.conflict.Conflicts;
import org.emailchange.eventstore.conflict.TooManyConflicts;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Others were faster at the same account or address, again and again: nothing has happened, and it can be asked again. */
@Component
@Order(0)
class ConflictProblems implements ProblemSource {

    private static final Duration WAIT = Duration.ofSeconds(1);

    @Override
    public Optional<Problem> problemOf(Throwable exception) {
        return exception instanceof TooManyConflicts
                        || exception instanceof LockAcquisitionFailedException
                        || Conflicts.isConflict(exception)
                ? Optional.of(Problem.of(ProblemType.UNAVAILABLE).retryAfter(WAIT))
                : Optional.empty();
    }
}
