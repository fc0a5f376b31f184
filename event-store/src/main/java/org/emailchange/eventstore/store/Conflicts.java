package org.emailchange.eventstore.store;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Tells a lost race, which a new try may win, from all other failures. */
public final class Conflicts {
    private static final String UNIQUE_VIOLATION = "23505";
    /** Serialization failure, deadlock. */
    private static final Set<String> LOST_RACES = Set.of("40001", "40P01");

    private Conflicts() {}

    /** Whether sending the same again may succeed. */
    public static boolean isConflict(Throwable failure) {
        return causes(failure).anyMatch(Conflicts::isLostRace);
    }

    /** Whether another has the key of a row that was to be added. */
    static boolean isUniqueViolation(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState()));
    }

    private static Stream<@Nullable Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static boolean isLostRace(@Nullable Throwable cause) {
        return cause instanceof ConcurrencyException
                || cause instanceof AggregateStreamCreationException
                || cause instanceof DeadlockException
                || cause instanceof SQLException sql && LOST_RACES.contains(String.valueOf(sql.getSQLState()))
                || cause instanceof PSQLException postgres && isTakenPlaceInAStream(postgres);
    }

    private static boolean isTakenPlaceInAStream(PSQLException exception) {
        var message = exception.getServerErrorMessage();
        return UNIQUE_VIOLATION.equals(exception.getSQLState())
                && message != null
                && AxonTables.EVENTS.domainEventTable().equals(message.getTable());
    }
}
