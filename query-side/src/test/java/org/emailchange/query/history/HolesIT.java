package org.emailchange.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.emailchange.query.RunningQuerySide;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Positions that are given out, and whose events may come or not. */
class HolesIT extends RunningQuerySide {
    private final JdbcClient jdbc = bean(JdbcClient.class);
    private final DataSource dataSource = bean(DataSource.class);

    private Connection slow;
    private long begin;

    @BeforeEach
    void beginATransaction() throws SQLException {
        slow = dataSource.getConnection();
        slow.setAutoCommit(false);
        begin = jdbc.sql("select coalesce(max(global_index), 0) from domain_event_entry")
                .query(Long.class)
                .single();
    }

    @AfterEach
    void endTheTransaction() throws SQLException {
        slow.rollback();
        slow.setAutoCommit(true);
        slow.close();
    }

    /** A clock that says otherwise, of whatever node, changes nothing. */
    @Test
    void holdBackWhatComesBehindThemUntilTheirTransactionEnds() throws SQLException {
        story.fails(1);
        // decided before the other begins
        assertThat(told()).containsExactly("1");
        takeAPosition();
        story.fails(2);
        clock.advance(Duration.ofHours(1));

        assertThat(told()).containsExactly("1");
        slow.commit();
        assertThat(told()).containsExactly("1", "1", "2");
    }

    @Test
    void holdItBackHoweverMuchItIs() throws SQLException {
        story.fails(1);
        // decided before the other begins
        assertThat(told()).containsExactly("1");
        takeAPosition();
        jdbc.sql("""
                        insert into domain_event_entry (event_identifier, time_stamp, type, aggregate_identifier,
                          sequence_number, payload_type, payload, meta_data)
                        select gen_random_uuid()::text, :now, 'Padding', :stream, number, 'Padding', '{}', '{}'
                        from generate_series(0, 2999) number""")
                .param("now", clock.instant().toString())
                .param("stream", "padding-" + account)
                .update();

        assertThat(told()).containsExactly("1");
        slow.rollback();
        assertThat(told()).hasSize(3001);
    }

    @Test
    void holdItBackWhateverIsAskedFor() throws SQLException {
        story.fails(1);
        // decided before the other begins
        assertThat(told()).containsExactly("1");
        takeAPosition();
        story.fails(2);

        var path = "/api/audit/events?type=AuthenticationFailed&after=";
        assertThat(staff("checker").getJson(path + begin)).hasSize(1);
        slow.rollback();
        assertThat(staff("checker").getJson(path + begin)).hasSize(2);
    }

    @Test
    void holdNothingBackWhereNobodyWrites() {
        story.fails(1);
        jdbc.sql("select nextval(pg_get_serial_sequence('domain_event_entry', 'global_index'))")
                .query(Long.class)
                .single();
        story.fails(2);

        assertThat(told()).containsExactly("1", "2");
    }

    private void takeAPosition() throws SQLException {
        try (var statement = slow.prepareStatement("""
                insert into domain_event_entry (event_identifier, time_stamp, type, aggregate_identifier,
                  sequence_number, payload_type, payload, meta_data)
                values (gen_random_uuid()::text, ?, 'Padding', ?, 0, 'Padding', '{}', '{}')""")) {
            statement.setString(1, clock.instant().toString());
            statement.setString(2, "slow-" + account);
            statement.executeUpdate();
        }
    }

    private List<String> told() {
        return staff("checker").getJson("/api/audit/events?after=" + begin).findValuesAsString("sequence");
    }
}
