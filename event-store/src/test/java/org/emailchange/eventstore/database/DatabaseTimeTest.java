package org.emailchange.eventstore.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.emailchange.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DatabaseTimeTest {

    @ParameterizedTest
    @ValueSource(ints = {-3600, 120})
    void tellsTheTimeOfTheDatabaseWhateverTheOwnClockSays(int seconds) {
        var database = TestDatabase.fresh();
        var jdbc = JdbcClient.create(
                new DriverManagerDataSource(database.url(), database.username(), database.password()));

        var clock = new DatabaseTime(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds)), jdbc).clock();

        assertThat(Duration.between(clock.instant(), Instant.now()).abs()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void tellsItsOwnTimeWhereThereIsNoDatabase() {
        var jdbc = JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none"));

        var clock = new DatabaseTime(Clock.systemUTC(), jdbc).clock();

        assertThat(Duration.between(clock.instant(), Instant.now()).abs()).isLessThan(Duration.ofSeconds(5));
    }
}
