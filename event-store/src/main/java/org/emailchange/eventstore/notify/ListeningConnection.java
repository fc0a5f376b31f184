package org.emailchange.eventstore.notify;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** One connection for listening, outside the pool, as a pool would hand it on. */
final class ListeningConnection implements AutoCloseable {
    private static final int SECONDS = 10;

    private final Connection connection;
    private final Set<String> channels = new HashSet<>();
    private int quiet;

    private ListeningConnection(Connection connection) {
        this.connection = connection;
    }

    static ListeningConnection open(JdbcConnectionDetails details) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(details.getJdbcUrl());
        source.setUser(details.getUsername());
        source.setPassword(details.getPassword());
        source.setApplicationName("email-change listener");
        source.setConnectTimeout(SECONDS);
        source.setSocketTimeout(SECONDS);
        source.setTcpKeepAlive(true);
        return new ListeningConnection(source.getConnection());
    }

    void listen(String channel) throws SQLException {
        if (channels.add(channel)) {
            try (var statement = connection.createStatement()) {
                statement.execute("listen " + channel);
            }
        }
    }

    /** Waits so long for messages; after some silence it asks whether the server is still there. */
    PGNotification[] await(Duration timeout) throws SQLException {
        var received = connection.unwrap(PGConnection.class).getNotifications((int) timeout.toMillis());
        if (received != null && received.length > 0) {
            quiet = 0;
            return received;
        }
        if (timeout.multipliedBy(++quiet).toSeconds() >= SECONDS) {
            quiet = 0;
            if (!connection.isValid(SECONDS)) {
                throw new SQLException("the server does not answer");
            }
        }
        return new PGNotification[0];
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
