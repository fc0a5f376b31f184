package org.emailchange.web.problem;

import java.time.Duration;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/** A database that is away or overrun for a moment. */
@Component
@Order(1)
class DatabaseProblems implements ProblemSource {

    private static final Duration WAIT = Duration.ofSeconds(2);

    @Override
    public Optional<Problem> problemOf(Throwable exception) {
        return passesByItself(exception)
                ? Optional.of(Problem.of(ProblemType.UNAVAILABLE).retryAfter(WAIT))
                : Optional.empty();
    }

    private static boolean passesByItself(Throwable exception) {
        return exception instanceof DataAccessResourceFailureException
                || exception instanceof RecoverableDataAccessException
                || exception instanceof TransientDataAccessException
                || exception instanceof CannotCreateTransactionException
                || exception instanceof TransactionTimedOutException;
    }
}
