package org.emailchange.eventstore.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;

/** How the tail is read: so many rows, where Axon reads so many numbers and has to look again behind a hole. */
final class TailStatements {
    private TailStatements() {}

    static PreparedStatement after(Connection connection, EventSchema schema, long index, int batch)
            throws SQLException {
        var statement = connection.prepareStatement(select(schema) + " where global_index > ?" + inOrder());
        statement.setLong(1, index);
        statement.setInt(2, batch);
        return statement;
    }

    /** Also what was not yet committed when its successors were read. */
    static PreparedStatement afterOrIn(
            Connection connection, EventSchema schema, long index, int batch, List<Long> gaps) throws SQLException {
        var statement = connection.prepareStatement(select(schema)
                // the first bound says nothing new, but keeps PostgreSQL from walking through all that is older
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
