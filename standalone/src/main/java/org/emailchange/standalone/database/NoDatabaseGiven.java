package org.emailchange.standalone.database;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;

/** Nobody has named a database to use. */
class NoDatabaseGiven extends NoneNestedConditions {
    NoDatabaseGiven() {
        super(ConfigurationPhase.PARSE_CONFIGURATION);
    }

    @ConditionalOnProperty("spring.datasource.url")
    static class DatabaseGiven {}
}
