package org.emailchange.eventstore.store;

import java.util.Arrays;
import org.emailchange.api.InvalidSetting;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Runs the scripts of all modules. A module numbers its own {@code <module>.<n>}: event-store 1, web 2, accounts 3,
 * command-side 4, query-side 5.
 */
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {

    /** Builds before 1.0 numbered their scripts from 101 on, and had other tables. */
    private static final int FIRST_OF_AN_EARLIER_BUILD = 100;

    /** On a connection of its own: a script may take longer than a statement that a caller waits for. */
    @Bean
    FlywayConfigurationCustomizer ownConnection(JdbcConnectionDetails database) {
        return flyway -> flyway.dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword());
    }

    @Bean
    FlywayMigrationStrategy refuseEarlierBuilds() {
        return flyway -> {
            var earlier = Arrays.stream(flyway.info().applied())
                    .map(script -> script.getVersion())
                    .anyMatch(version -> version != null && version.getMajor().intValue() > FIRST_OF_AN_EARLIER_BUILD);
            if (earlier) {
                throw new InvalidSetting(
                        "This database was filled by a build before 1.0, which this one cannot read: use"
                                + " another database, or an empty data directory.");
            }
            flyway.migrate();
        };
    }
}
