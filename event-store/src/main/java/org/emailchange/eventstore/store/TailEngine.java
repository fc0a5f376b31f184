package org.emailchange.eventstore.store;

import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;

/** Reads what comes after a token, at most one batch and by one statement, without a transaction around it. */
class TailEngine extends JdbcEventStorageEngine {
    private static final int BATCH = 500;

    TailEngine(DataSource dataSource, Serializer serializer, Serializer eventSerializer, EventUpcaster upcasters) {
        super(builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(dataSource))
                .transactionManager(NoTransactionManager.instance())
                .schema(Schemas.EVENTS)
                .snapshotSerializer(serializer)
                .eventSerializer(eventSerializer)
                .upcasterChain(upcasters)
                .batchSize(BATCH)
                .readEventDataWithoutGaps(TailStatements::after)
                .readEventDataWithGaps(TailStatements::afterOrIn)
                // not needed, as the statements count rows, not numbers
                .extendedGapCheckEnabled(false));
    }

    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(TrackingToken token, boolean mayBlock) {
        return fetchTrackedEvents(token, batchSize()).stream();
    }
}
