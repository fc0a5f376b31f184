package org.emailchange.eventstore.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.common.jdbc.JdbcUtils;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Appends events by one statement, and hands them with their positions to the tail once they are committed. */
class PostgresEventStorage extends JdbcEventStorageEngine {
    private static final String APPEND = """
            insert into domain_event_entry (event_identifier, time_stamp, type, aggregate_identifier, sequence_number,
                                            payload_type, payload_revision, payload, meta_data)
            values\s""";

    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final TransactionManager transactions;
    private final EventTail tail;

    PostgresEventStorage(Builder settings, TransactionManager transactions, EventTail tail) {
        super(settings);
        this.transactions = transactions;
        this.tail = tail;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> messages, Serializer serializer) {
        var events = messages.stream().map(EventUtils::asDomainEventMessage).toList();
        transactions.executeInTransaction(() -> {
            var positions = JdbcUtils.executeQuery(
                    getConnection(),
                    connection -> insertion(connection, events, serializer),
                    JdbcUtils.listResults(row -> row.getLong(1)),
                    failure -> {
                        handlePersistenceException(failure, events.get(0));
                        return new IllegalStateException(failure);
                    });
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    tail.appended(positions, events);
                }
            });
        });
    }

    private static PreparedStatement insertion(
            Connection connection, List<? extends DomainEventMessage<?>> events, Serializer serializer)
            throws SQLException {
        var insertion = connection.prepareStatement(
                APPEND + String.join(", ", Collections.nCopies(events.size(), ROW)) + " returning global_index");
        var next = 1;
        for (var event : events) {
            var payload = event.serializePayload(serializer, byte[].class);
            insertion.setString(next++, event.getIdentifier());
            insertion.setString(next++, DateTimeUtils.formatInstant(event.getTimestamp()));
            insertion.setString(next++, event.getType());
            insertion.setString(next++, event.getAggregateIdentifier());
            insertion.setLong(next++, event.getSequenceNumber());
            insertion.setString(next++, payload.getType().getName());
            insertion.setString(next++, payload.getType().getRevision());
            insertion.setBytes(next++, payload.getData());
            insertion.setBytes(
                    next++, event.serializeMetaData(serializer, byte[].class).getData());
        }
        return insertion;
    }
}
