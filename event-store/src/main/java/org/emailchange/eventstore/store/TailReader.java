package org.emailchange.eventstore.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;

/**
 * Reads the events after a token: at most one batch, by one statement, without a transaction around it. A batch is a number
 * of rows; Axon's own statements read a range of numbers, and have to look again behind a gap.
 */
class TailReader extends JdbcEventStorageEngine {

    private static final int BATCH = 500;

    TailReader(DataSource dataSource, Serializer serializer, Serializer eventSerializer, EventUpcaster upcasters) {
        super(builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(dataSource))
                .transactionManager(NoTransactionManager.instance())
                .schema(AxonTables.EVENTS)
                .snapshotSerializer(serializer)
                .eventSerializer(eventSerializer)
                .upcasterChain(upcasters)
                .batchSize(BATCH)
                .readEventDataWithoutGaps(TailReader::after)
                .readEventDataWithGaps(TailReader::afterOrIn)
                // not needed, as the statements count rows, not numbers
                .extendedGapCheckEnabled(false));
    }

    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(TrackingToken token, boolean mayBlock) {
        return fetchTrackedEvents(token, batchSize()).stream();
    }

    private static PreparedStatement after(Connection connection, EventSchema schema, long index, int batch)
            throws SQLException {
        var statement = connection.prepareStatement(select(schema) + " where global_index > ?" + inOrder());
        statement.setLong(1, index);
        statement.setInt(2, batch);
        return statement;
    }

    /** Reads the gaps too: events that were not yet committed when later ones were read. */
    private static PreparedStatement afterOrIn(
            Connection connection, EventSchema schema, long index, int batch, List<Long> gaps) throws SQLException {
        var statement = connection.prepareStatement(select(schema)
                // the first bound is redundant, but keeps PostgreSQL from walking through all older rows
                + " where global_index >= ? and (global_index > ? or global_index = any(?))"
                + inOrder());
        statement.setLong(1, Collections.min(gaps));
        statement.setLong(2, index);
        statement.setArray(3, connection.createArrayOf("bigint", gaps.toArray()));
        statement.setInt(4, batch);
        return statement;
    }

    private static String select(EventSchema schema) {
        return "select " + schema.trackedEventFields() + " from " + schema.domainEventTable();
    }

    private static String inOrder() {
        return " order by global_index limit ?";
    }
}
