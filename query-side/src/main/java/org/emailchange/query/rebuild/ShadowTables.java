package org.emailchange.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.emailchange.query.projection.Rebuildable;
import org.emailchange.query.projection.ViewTable;
import org.hibernate.SessionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * The copy of a view that is built anew: tables of the same names in a schema of their own, so that the mapping that
 * writes the live view writes it too, and equal things look equal.
 */
@Component
class ShadowTables {
    static final String SCHEMA = "rebuild";
    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final SessionFactory sessions;

    ShadowTables(JdbcClient jdbc, DataSource dataSource, SessionFactory sessions) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.sessions = sessions;
    }

    void empty(Rebuildable view) {
        var tables = view.tables().stream().map(ShadowTables::name).collect(Collectors.joining(", "));
        jdbc.sql("truncate " + tables).update();
    }

    void remove(Rebuildable view, String stream) {
        for (var table : view.tables()) {
            jdbc.sql("delete from " + name(table) + " where " + table.stream() + "::text = ?")
                    .param(stream)
                    .update();
        }
    }

    /** In the current transaction, in which unqualified names mean the copy for that long. */
    void insert(List<?> rows) {
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            lookIn(connection, SCHEMA + ", public");
            try (var session =
                    sessions.withStatelessOptions().connection(connection).openStatelessSession()) {
                session.setJdbcBatchSize(BATCH);
                session.insertMultiple(rows);
            }
            lookIn(connection, "public");
        } catch (SQLException e) {
            throw new IllegalStateException("The copy cannot be written (SQL state " + e.getSQLState() + ")", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static void lookIn(Connection connection, String path) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local search_path = " + path);
        }
    }

    static String name(ViewTable table) {
        return SCHEMA + "." + table.name();
    }
}
