package org.emailchange.web.problem;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

/** The problems that exceptions of Spring, Tomcat, Jackson and PostgreSQL mean. */
@Component
class FrameworkProblems implements ProblemSource {

    private static final Duration DATABASE_WAIT = Duration.ofSeconds(2);

    /** Lost connections, rollbacks of lost races, exhausted resources, interventions of operators, broken disks. */
    private static final Set<String> TRANSIENT_SQL_CLASSES = Set.of("08", "40", "53", "57", "58");

    /** Locks that others hold for too long, a database that takes no changes, transactions that took too long. */
    private static final Set<String> TRANSIENT_SQL_STATES = Set.of("55P03", "25006", "25P03", "25P04");

    /** A NUL, which PostgreSQL cannot store: only a request can have brought it. */
    private static final String NO_TEXT = "22021";

    private static final int MAX_FIELD_NAME = 100;

    @Override
    public Optional<Problem> problemOf(Throwable exception) {
        if (isTransient(exception)) {
            return Optional.of(Problem.of(GeneralProblem.UNAVAILABLE).retryAfter(DATABASE_WAIT));
        }
        if (exception instanceof HttpMessageNotReadableException unreadable) {
            return Optional.of(unreadable(unreadable));
        }
        if (exception instanceof MethodArgumentTypeMismatchException mismatch) {
            // a path with something that cannot be an id is one that does not exist
            return Optional.of(
                    mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                            ? Problem.of(GeneralProblem.NOT_FOUND)
                            : Problem.of(GeneralProblem.MALFORMED).with("field", mismatch.getName()));
        }
        if (exception instanceof MissingServletRequestParameterException missing) {
            return Optional.of(Problem.of(GeneralProblem.MALFORMED).with("field", missing.getParameterName()));
        }
        if (exception instanceof TypeMismatchException
                || exception instanceof InvalidParameterException
                || exception instanceof RequestRejectedException
                || exception instanceof SQLException sql && NO_TEXT.equals(sql.getSQLState())) {
            return Optional.of(Problem.of(GeneralProblem.MALFORMED));
        }
        return exception instanceof ErrorResponse refused
                        && !refused.getStatusCode().isSameCodeAs(HttpStatus.INTERNAL_SERVER_ERROR)
                ? Optional.of(refused(refused))
                : Optional.empty();
    }

    private static boolean isTransient(Throwable exception) {
        return exception instanceof DataAccessResourceFailureException
                || exception instanceof RecoverableDataAccessException
                || exception instanceof TransientDataAccessException
                || exception instanceof CannotCreateTransactionException
                || exception instanceof TransactionTimedOutException
                || exception instanceof SQLException sql && isTransient(sql.getSQLState());
    }

    /** PostgreSQL always says a state; an exception without one is the pool's, which has no connection to give. */
    private static boolean isTransient(@Nullable String sqlState) {
        return sqlState == null
                || TRANSIENT_SQL_STATES.contains(sqlState)
                || sqlState.length() == 5 && TRANSIENT_SQL_CLASSES.contains(sqlState.substring(0, 2));
    }

    /** Names the field of the JSON where there is one, never its value. */
    private static Problem unreadable(HttpMessageNotReadableException exception) {
        if (!(exception.getCause() instanceof JacksonException json)
                || json.getPath().isEmpty()) {
            return Problem.of(GeneralProblem.MALFORMED);
        }
        var path = json.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .map(name -> name == null ? "[]" : name)
                .collect(Collectors.joining("."));
        return Problem.of(GeneralProblem.MALFORMED)
                .with("field", path.substring(0, Math.min(path.length(), MAX_FIELD_NAME)));
    }

    private static Problem refused(ErrorResponse refused) {
        var problem = Problem.ofStatus(refused.getStatusCode().value());
        for (var header : refused.getHeaders().headerSet()) {
            problem = problem.withHeader(header.getKey(), String.join(", ", header.getValue()));
        }
        return problem;
    }
}
