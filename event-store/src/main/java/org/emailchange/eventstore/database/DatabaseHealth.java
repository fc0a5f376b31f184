package org.emailchange.eventstore.database;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the database answers soon, and takes changes. A part of readiness: without it a node can do nothing. */
@Component("database")
class DatabaseHealth implements HealthIndicator {
    private static final int MAX_MILLIS = 1000;

    private final DataSource database;

    DatabaseHealth(DataSource database) {
        this.database = database;
    }

    @Override
    public Health health() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, MAX_MILLIS);
            try (var row = statement.executeQuery("show transaction_read_only")) {
                row.next();
                var readOnly = row.getString(1).equals("on");
                return (readOnly ? Health.down() : Health.up())
                        .withDetail("readOnly", readOnly)
                        .build();
            }
        } catch (SQLException e) {
            // without the exception, whose message may say where the database is
            return Health.down().build();
        }
    }
}
