package org.emailchange.eventstore.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.emailchange.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DatabaseTimeTest {

    @ParameterizedTest
    @ValueSource(ints = {-3600, 120})
    void tellsTheTimeOfTheDatabaseWhateverTheOwnClockSays(int seconds) {
        var clock = new DatabaseTime(off(Duration.ofSeconds(seconds)), database()).clock();

        assertThat(Duration.between(clock.instant(), Instant.now()).abs()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void leavesTheOwnClockWhereItIsHardlyOff() {
        var clock = new DatabaseTime(off(Duration.ofMillis(400)), database()).clock();

        assertThat(Duration.between(Instant.now(), clock.instant())).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void isTheClockByWhichANodeDecides() {
        var time = new DatabaseTime(off(Duration.ofHours(1)), database());
        new ApplicationContextRunner()
                .withBean(DatabaseTime.class, () -> time)
                .withConfiguration(AutoConfigurations.of(ClockAndRandomAutoConfiguration.class))
                .run(node -> assertThat(node).getBean(Clock.class).isSameAs(time.clock()));
    }

    @Test
    void isKnownFromAnAnswerThatComesLate() {
        var clock = new Clock() {
            private Instant now = Instant.now().plusSeconds(120);

            @Override
            public Instant instant() {
                now = now.plusSeconds(2);
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };

        assertThat(Duration.between(
                                Instant.now(),
                                new DatabaseTime(clock, database()).clock().instant())
                        .abs())
                .isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void tellsItsOwnTimeWhereThereIsNoDatabase() {
        var jdbc = JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none"));

        var clock = new DatabaseTime(Clock.systemUTC(), jdbc).clock();

        assertThat(Duration.between(clock.instant(), Instant.now()).abs()).isLessThan(Duration.ofSeconds(5));
    }

    private static Clock off(Duration ahead) {
        return Clock.offset(Clock.systemUTC(), ahead);
    }

    private static JdbcClient database() {
        var database = TestDatabase.fresh();
        return JdbcClient.create(new DriverManagerDataSource(database.url(), database.username(), database.password()));
    }
}
