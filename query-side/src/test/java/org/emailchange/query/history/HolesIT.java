package org.emailchange.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.emailchange.query.RunningQuerySide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Positions that are given out, and whose events may come or not. */
class HolesIT extends RunningQuerySide {
    @Autowired
    private JdbcClient jdbc;

    private long begin;

    /** What other tests have left open lies behind an event then, and is old. */
    @BeforeEach
    void settle() {
        jdbc.sql("""
                        insert into domain_event_entry (event_identifier, time_stamp, type, aggregate_identifier,
                          sequence_number, payload_type, payload, meta_data)
                        values (gen_random_uuid()::text, :now, 'Padding', :stream, 0, 'Padding', '{}', '{}')""")
                .param("now", clock.instant().toString())
                .param("stream", "settled-" + account)
                .update();
        clock.advance(Duration.ofMinutes(1));
        begin = jdbc.sql("select coalesce(max(global_index), 0) from domain_event_entry")
                .query(Long.class)
                .single();
    }

    @Test
    void holdBackWhatComesBehindThemWhileTheyAreYoung() {
        story.fails(1);
        leaveAHole();
        story.fails(2);

        assertThat(told()).containsExactly("1");
        clock.advance(Duration.ofSeconds(11));
        assertThat(told()).containsExactly("1", "2");
    }

    @Test
    void holdItBackHoweverMuchItIs() {
        story.fails(1);
        leaveAHole();
        jdbc.sql("""
                        insert into domain_event_entry (event_identifier, time_stamp, type, aggregate_identifier,
                          sequence_number, payload_type, payload, meta_data)
                        select gen_random_uuid()::text, :now, 'Padding', :stream, number, 'Padding', '{}', '{}'
                        from generate_series(0, 2999) number""")
                .param("now", clock.instant().toString())
                .param("stream", "padding-" + account)
                .update();

        assertThat(told()).containsExactly("1");
        clock.advance(Duration.ofSeconds(11));
        assertThat(told()).hasSize(3001);
    }

    @Test
    void holdItBackWhateverIsAskedFor() {
        story.fails(1);
        leaveAHole();
        story.fails(2);

        var path = "/api/audit/events?type=AuthenticationFailed&after=";
        assertThat(staff("checker").getJson(path + begin)).hasSize(1);
        clock.advance(Duration.ofSeconds(11));
        assertThat(staff("checker").getJson(path + begin)).hasSize(2);
    }

    private void leaveAHole() {
        jdbc.sql("select nextval(pg_get_serial_sequence('domain_event_entry', 'global_index'))")
                .query(Long.class)
                .single();
    }

    private List<String> told() {
        return staff("checker").getJson("/api/audit/events?after=" + begin).findValuesAsString("sequence");
    }
}
