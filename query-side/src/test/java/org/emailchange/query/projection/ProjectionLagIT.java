package org.emailchange.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.emailchange.query.Story.newChange;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.emailchange.api.Side;
import org.emailchange.query.RunningQuerySide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

class ProjectionLagIT extends RunningQuerySide {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ProjectionLag health = bean(ProjectionLag.class);
    private final ProjectionLag meters = bean(ProjectionLag.class);
    private final DataSource dataSource = bean(DataSource.class);
    private final JdbcClient jdbc = bean(JdbcClient.class);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @BeforeEach
    void settle() {
        meters.bindTo(registry);
        await().atMost(PATIENCE).until(() -> state().equals(Status.UP) && behind("events") == 0);
    }

    private Status state() {
        return health.health(true).getStatus();
    }

    private double behind(String unit) {
        var name = "email.change.view.behind" + (unit.equals("events") ? ".events" : "");
        return registry.get(name).tag("view", "status").gauge().value();
    }

    @Test
    void isDownWhileAnEventWaitsTooLongForAView() throws SQLException {
        story.requests(newChange(), "new@example.org", Side.NEW);
        status();
        try (var blocking = dataSource.getConnection();
                var statement = blocking.createStatement()) {
            blocking.setAutoCommit(false);
            statement.execute("select from status_view where account_id = '" + account + "' for update");
            story.fails(1);

            await().atMost(PATIENCE).until(() -> behind("events") == 1);
            assertThat(state()).isEqualTo(Status.UP);
            clock.advance(Duration.ofMinutes(1));
            assertThat(state()).isEqualTo(Status.DOWN);
            assertThat(behind("seconds")).isGreaterThanOrEqualTo(60);
            blocking.rollback();
            blocking.setAutoCommit(true);
        }

        await().atMost(PATIENCE)
                .until(() -> state().equals(Status.UP) && behind("events") == 0 && behind("seconds") == 0);
    }

    /** A position that a lost race has used up stays empty, and nobody waits for it. */
    @Test
    void isNotAlarmedByPositionsThatStayEmpty() {
        jdbc.sql("select nextval(pg_get_serial_sequence('domain_event_entry', 'global_index'))")
                .query(Long.class)
                .single();
        story.requests(newChange(), "new@example.org", Side.NEW);
        status();
        clock.advance(Duration.ofMinutes(1));

        await().atMost(PATIENCE).until(() -> state().equals(Status.UP) && behind("events") == 0);
    }
}
