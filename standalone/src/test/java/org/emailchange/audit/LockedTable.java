package org.emailchange.audit;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps a table from being written until it is closed; who wants to write waits. */
final class LockedTable implements AutoCloseable {

    private final Connection connection;
    private final JdbcClient jdbc;
    private final String table;

    LockedTable(DataSource dataSource, String table) throws SQLException {
        this.jdbc = JdbcClient.create(dataSource);
        this.table = table;
        this.connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table " + table + " in share mode");
        }
    }

    /** Waits until somebody wants to write. */
    void awaitWriter() {
        await("writer")
                .atMost(Duration.ofMinutes(1))
                .until(() -> jdbc.sql(
                                "select exists (select from pg_locks where relation = ?::regclass and not granted)")
                        .param(table)
                        .query(Boolean.class)
                        .single());
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
        connection.close();
    }
}
