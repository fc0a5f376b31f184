package org.emailchange.standalone.database;

import java.security.SecureRandom;
import org.emailchange.standalone.data.DataDirectory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Brings a database where none is given. */
@Configuration(proxyBeanMethods = false)
@Conditional(OwnDatabaseConfiguration.NoDatabaseGiven.class)
class OwnDatabaseConfiguration {
    @Bean
    OwnDatabase ownDatabase(DataDirectory data, SecureRandom random) {
        return OwnDatabase.start(data.resolve("postgres"), data.resolve("postgres-binaries"), random);
    }

    /** Nobody has named a database to use. */
    static class NoDatabaseGiven extends NoneNestedConditions {
        NoDatabaseGiven() {
            super(ConfigurationPhase.PARSE_CONFIGURATION);
        }

        @ConditionalOnProperty("spring.datasource.url")
        static class DatabaseGiven {}
    }
}
