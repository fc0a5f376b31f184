package org.emailchange.web.problem;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What PostgreSQL tells by its states, where nobody has translated it: it is away, overrun, or others hold a lock. */
@Component
@Order(2)
class SqlProblems implements ProblemSource {

    private static final Duration WAIT = Duration.ofSeconds(2);

    /** Connections, rollbacks of lost races, resources, and interventions of whoever operates the database. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57");

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    @Override
    public Optional<Problem> problemOf(Throwable exception) {
        return exception instanceof SQLException sql && passesByItself(sql.getSQLState())
                ? Optional.of(Problem.of(ProblemType.UNAVAILABLE).retryAfter(WAIT))
                : Optional.empty();
    }

    private static boolean passesByItself(@Nullable String state) {
        return state != null
                && state.length() == 5
                && (state.equals(LOCK_NOT_AVAILABLE) || PASSING_CLASSES.contains(state.substring(0, 2)));
    }
}
