package org.emailchange.eventstore.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

class ConflictsTest {
    @Test
    void areLostRacesForAPlaceInAStream() {
        assertThat(Conflicts.isConflict(new ConcurrencyException(""))).isTrue();
        assertThat(Conflicts.isConflict(new AggregateStreamCreationException("")))
                .isTrue();
        assertThat(Conflicts.isConflict(new DeadlockException(""))).isTrue();
        assertThat(Conflicts.isConflict(duplicateIn("domain_event_entry"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void areWhatPostgresBreaksOff(String state) {
        var failure = new BatchUpdateException("", state, new int[0], new SQLException());

        assertThat(Conflicts.isConflict(new EventStoreException("", failure))).isTrue();
    }

    @Test
    void areNoOtherFailures() {
        assertThat(Conflicts.isConflict(new IllegalStateException(new SQLException("", "42P01"))))
                .isFalse();
        assertThat(Conflicts.isConflict(duplicateIn("account"))).isFalse();
        // as a pool has them that is empty
        assertThat(Conflicts.isConflict(new SQLTransientConnectionException("")))
                .isFalse();
    }

    private static RuntimeException duplicateIn(String table) {
        var message = new ServerErrorMessage("C23505\0t" + table + "\0");
        return new IllegalStateException(new PSQLException(message));
    }
}
