package org.emailchange.command.usecase;

import java.time.Duration;
import java.util.Optional;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.emailchange.eventstore.store.Conflicts;
import org.emailchange.eventstore.store.TooManyConflicts;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemSource;
import org.springframework.stereotype.Component;

/** Others were faster at the same account or address, again and again: nothing has happened, and it can be asked again. */
@Component
class ConflictProblems implements ProblemSource {

    private static final Duration WAIT = Duration.ofSeconds(1);

    @Override
    public Optional<Problem> problemOf(Throwable exception) {
        return exception instanceof TooManyConflicts
                        || exception instanceof LockAcquisitionFailedException
                        || Conflicts.isConflict(exception)
                ? Optional.of(Problem.of(GeneralProblem.UNAVAILABLE).retryAfter(WAIT))
                : Optional.empty();
    }
}
