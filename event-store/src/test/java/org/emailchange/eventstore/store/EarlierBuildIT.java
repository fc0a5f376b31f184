package org.emailchange.eventstore.store;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.emailchange.api.InvalidSetting;
import org.emailchange.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class EarlierBuildIT {

    @Test
    void refusesADatabaseThatABuildBeforeVersion1Filled() {
        var database = TestDatabase.fresh();
        var flyway = Flyway.configure()
                .dataSource(database.url(), database.username(), database.password())
                .baselineVersion("101")
                .load();
        flyway.baseline();

        var strategy = new MigrationConfiguration().refuseEarlierBuilds();

        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> strategy.migrate(flyway))
                .withMessageContaining("before 1.0");
    }
}
