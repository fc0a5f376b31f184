package org.emailchange.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.query.Story.newChange;

import org.emailchange.api.Side;
import org.emailchange.query.RunningQuerySide;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class FailedRebuildIT extends RunningQuerySide {
    @Autowired
    private JdbcClient jdbc;

    @Test
    void saysThatTheCopyCannotBeWrittenAndLeavesTheViewAlone() {
        story.requests(newChange(), "new@example.org", Side.NEW);
        var before = status();
        jdbc.sql("alter table rebuild.addresses_view add constraint nothing check (version < 0)")
                .update();
        try {
            var failed = replay("previous-emails");

            assertThat(failed.path("state").asString()).isEqualTo("FAILED");
            assertThat(failed.path("error").asString())
                    .contains("ConstraintViolation")
                    .doesNotContain("@");
            assertThat(failed.path("endedAt").isNull()).isFalse();
        } finally {
            jdbc.sql("alter table rebuild.addresses_view drop constraint nothing")
                    .update();
        }
        assertThat(status()).isEqualTo(before);
        assertThat(replay("previous-emails").path("state").asString()).isEqualTo("DONE");
    }

    @Test
    void saysWhichEventTheViewCannotBeBuiltFrom() {
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
            var failed = replay("status");

            assertThat(failed.path("state").asString()).isEqualTo("FAILED");
            assertThat(failed.path("error").asString())
                    .startsWith("The view cannot be built from the event at position " + position);
        } finally {
            jdbc.sql("delete " + event).param(account.value()).update();
            jdbc.sql("update status_view set version = 1, failures = 0 where account_id = ?")
                    .param(account.uuid())
                    .update();
        }
    }

    private JsonNode replay(String projection) {
        return TestRebuilds.replay(staff("checker"), projection);
    }
}
