package org.emailchange.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.query.Story.newChange;

import java.time.Duration;
import org.emailchange.api.Side;
import org.emailchange.query.RunningQuerySide;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class FailedRebuildIT extends RunningQuerySide {
    private final JdbcClient jdbc = bean(JdbcClient.class);

    @Test
    void reportsThatTheShadowTablesCannotBeWrittenAndLeavesTheViewAsItWas() {
        story.requests(newChange(), "new@example.org", Side.NEW);
        var before = status();
        jdbc.sql("alter table rebuild.status_view add constraint nothing check (version < 0)")
                .update();
        try {
            var failed = rebuildView("previous-emails");

            assertThat(failed.path("state").asString()).isEqualTo("FAILED");
            assertThat(failed.path("error").asString())
                    .contains("DataIntegrityViolation")
                    .doesNotContain("@");
            assertThat(failed.path("endedAt").isNull()).isFalse();
        } finally {
            jdbc.sql("alter table rebuild.status_view drop constraint nothing").update();
        }
        assertThat(status()).isEqualTo(before);
        assertThat(rebuildView("previous-emails").path("state").asString()).isEqualTo("DONE");
    }

    @Test
    void reportsTheEventThatTheViewCannotBeBuiltFrom() {
        story.requests(newChange(), "new@example.org", Side.NEW).fails(1);
        status();
        var event = "from domain_event_entry where aggregate_identifier = ? and sequence_number = 1";
        var position = jdbc.sql("select global_index " + event)
                .param(account.value())
                .query(Long.class)
                .single();
        jdbc.sql("update domain_event_entry set payload = '{' where global_index = ?")
                .param(position)
                .update();
        try {
            var failed = rebuildView("status");

            assertThat(failed.path("state").asString()).isEqualTo("FAILED");
            assertThat(failed.path("error").asString())
                    .startsWith("The view cannot be built from the event at position " + position);
        } finally {
            jdbc.sql("delete " + event).param(account.value()).update();
            // the views have seen the event that is gone
            rebuildView("status");
            rebuildView("previous-emails");
        }
    }

    private JsonNode rebuildView(String projection) {
        return TestRebuilds.rebuild(staff("checker"), projection, () -> clock.advance(Duration.ofSeconds(1)));
    }
}
