package org.emailchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class TrainingIT {

    @Test
    void hasPeopleGoAllTheWayAndEnds() throws Exception {
        var database = TestDatabase.fresh();
        var settings = Stream.concat(
                Stream.of("training.seconds=0"),
                database.springProperties().entrySet().stream().map(set -> set.getKey() + "=" + set.getValue()));

        Training.main(settings.map(setting -> "--" + setting).toArray(String[]::new));

        var events = JdbcClient.create(
                        new DriverManagerDataSource(database.url(), database.username(), database.password()))
                .sql("select payload_type from domain_event_entry")
                .query(String.class)
                .list();
        assertThat(events.stream().filter(EmailChangeApproved.class.getName()::equals))
                .hasSize(16);
        assertThat(events.stream().filter(EmailChangeUndone.class.getName()::equals))
                .hasSize(8);
    }
}
