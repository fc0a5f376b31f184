package org.emailchange.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.emailchange.query.Story.newChange;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.emailchange.api.Side;
import org.emailchange.eventstore.log.EventLog;
import org.emailchange.query.RunningQuerySide;
import org.emailchange.testing.http.ApiClient;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class RebuildsIT extends RunningQuerySide {
    private static final String NEW = "new@example.org";
    private static final String REPLAYS = "/api/audit/replays";

    private final String change = newChange();

    private final JdbcClient jdbc = bean(JdbcClient.class);
    private final RebuildTable table = bean(RebuildTable.class);
    private final EventLog log = bean(EventLog.class);

    private ApiClient auditor() {
        return staff("checker");
    }

    private void tellAStory() {
        story.imports("old@example.org", true)
                .requests(change, NEW, "old@example.org", Side.NEW)
                .confirms(change, Side.NEW)
                .approves(change, NEW, "old@example.org");
        seen();
    }

    /** So that the change before has a row of its own. */
    private void asksOnceMore() {
        story.requests(newChange(), "third@example.org", NEW, Side.NEW);
        seen();
    }

    private JsonNode seen() {
        return owner().with("Email-Version", Long.toString(story.version())).getJson("/api/accounts/me/email");
    }

    private JsonNode rebuildView(String projection) {
        return TestRebuilds.rebuild(staff("checker"), projection);
    }

    private JsonNode differences(JsonNode rebuild) {
        return TestRebuilds.differences(staff("checker"), rebuild);
    }

    @Test
    void findNoDifferenceWhenTheViewsAreRight() {
        tellAStory();

        for (var view : new String[] {"status", "previous-emails", "availability"}) {
            var done = rebuildView(view);

            assertThat(done.path("state").asString()).isEqualTo("DONE");
            assertThat(done.path("percent").asInt()).isEqualTo(100);
            assertThat(differences(done)).as(view).isEmpty();
            assertThat(done.path("differences").asLong()).isZero();
        }
    }

    @Test
    void areNotNeededWhereTheRowsOfAnAccountLackAnEvent() {
        tellAStory();
        asksOnceMore();
        jdbc.sql("update status_view set version = version - 1, email = null where account_id = ?")
                .param(account.uuid())
                .update();
        jdbc.sql("delete from change_view where account_id = ?")
                .param(account.uuid())
                .update();

        story.fails(1);

        assertThat(seen().path("email").asString()).isEqualTo(NEW);
        assertThat(differences(rebuildView("status"))).isEmpty();
    }

    @Test
    void endWhereAnAccountHasAnEventOfALaterRelease() {
        tellAStory();
        jdbc.sql("""
                        insert into domain_event_entry (event_identifier, time_stamp, type, aggregate_identifier,
                          sequence_number, payload_type, payload, meta_data)
                        select gen_random_uuid()::text, time_stamp, type, aggregate_identifier, sequence_number + number,
                          case number when 1 then payload_type || 'OfALaterRelease' else payload_type end, payload, meta_data
                        from domain_event_entry, generate_series(1, 2) number
                        where aggregate_identifier = ? and sequence_number = ?""").params(account.value(), story.version() - 1).update();
        try {
            var done = rebuildView("status");

            assertThat(done.path("state").asString()).isEqualTo("DONE");
            assertThat(differences(done)).isEmpty();
            assertThat(seen().path("email").asString()).isEqualTo(NEW);
        } finally {
            jdbc.sql("delete from domain_event_entry where aggregate_identifier = ? and sequence_number >= ?")
                    .params(account.value(), story.version())
                    .update();
        }
    }

    @Test
    void findAndMendFalsifiedRows() {
        tellAStory();
        asksOnceMore();
        var before = seen();
        var forged = "forged@example.org";
        jdbc.sql("update status_view set email = ?, failures = 3 where account_id = ?")
                .params(forged, account.uuid())
                .update();
        jdbc.sql("delete from change_view where account_id = ?")
                .param(account.uuid())
                .update();

        var done = rebuildView("status");

        assertThat(done.path("differences").asLong()).isEqualTo(3);
        assertThat(differences(done).findValuesAsString("field"))
                .containsExactlyInAnyOrder("email", "failures", "(missing)");
        assertThat(differences(done).findValuesAsString("stream")).containsOnly(account.value());
        assertThat(differences(done).toString()).doesNotContain(forged, NEW);
        assertThat(seen()).isEqualTo(before);
        assertThat(rebuildView("status").path("differences").asLong()).isZero();
    }

    @Test
    void areNotNeededWhereAnEarlierReleaseHasWrittenTheLastChangeApart() {
        tellAStory();
        var before = seen();
        jdbc.sql("""
                        insert into change_view (change_id, account_id, new_email, state, requested_at, expires_at, awaiting, mail)
                        select change_id, account_id, 'forged@example.org', state, requested_at, expires_at, awaiting, mail
                        from status_view where account_id = ?""").param(account.uuid()).update();
        jdbc.sql("update status_view set state = null, new_email = null, mail = null where account_id = ?")
                .param(account.uuid())
                .update();
        assertThat(seen().path("state").asString()).isEqualTo("NONE");

        story.addsPasskey();

        assertThat(seen().path("change")).isEqualTo(before.path("change"));
        assertThat(differences(rebuildView("status"))).isEmpty();
    }

    @Test
    void areNotNeededWhereAPastChangeIsThereAlready() {
        tellAStory();
        jdbc.sql("""
                        insert into change_view (change_id, account_id, new_email, state, requested_at, expires_at, awaiting, mail)
                        select change_id, account_id, 'forged@example.org', state, requested_at, expires_at, awaiting, mail
                        from status_view where account_id = ?""").param(account.uuid()).update();

        asksOnceMore();

        assertThat(differences(rebuildView("status"))).isEmpty();
    }

    @Test
    void areNotUndoneByWhatANodeRemembersOfARow() {
        tellAStory();
        jdbc.sql("update status_view set email = 'forged@example.org' where account_id = ?")
                .param(account.uuid())
                .update();
        story.fails(1);
        assertThat(seen().path("email").asString()).isEqualTo("forged@example.org");

        rebuildView("status");
        story.fails(2);

        assertThat(seen().path("email").asString()).isEqualTo(NEW);
    }

    @Test
    void findEachFalsifiedRowAmongMany() {
        tellAStory();
        int accounts = 1250;
        assertThat(ManyAccounts.like(account, accounts, jdbc)).isEqualTo(5000);
        await().atMost(Duration.ofMinutes(1)).until(() -> haveSeen(story.version()) > accounts);
        int falsified = jdbc.sql("""
                        update status_view set email = 'forged@example.org'
                        where version = 4 and account_id::text like '%7'""").update();

        var done = rebuildView("previous-emails");

        assertThat(falsified).isPositive();
        assertThat(done.path("differences").asInt()).isEqualTo(falsified);
        assertThat(done.path("events").asInt()).isGreaterThan(2 * StreamReplayer.STEP);
        assertThat(rebuildView("previous-emails").path("differences").asInt()).isZero();
    }

    private long haveSeen(long version) {
        return jdbc.sql("select count(*) from status_view where version >= ?")
                .param(version)
                .query(Long.class)
                .single();
    }

    @Test
    void mendAViewThatLostOrInventedEvents() {
        tellAStory();
        var before = seen();
        jdbc.sql("delete from status_view where account_id = ?")
                .param(account.uuid())
                .update();
        jdbc.sql(
                        "insert into status_view (account_id, version, verified, previous, failures) values (?, 1, false, '[]', 0)")
                .param(UUID.fromString("00000000-0000-4000-8000-000000000000"))
                .update();

        var done = rebuildView("previous-emails");

        assertThat(differences(done).findValuesAsString("field")).containsExactlyInAnyOrder("(missing)", "(too much)");
        assertThat(seen()).isEqualTo(before);
    }

    @Test
    void mendAnAccountWhoseProcessorWasStuck() {
        tellAStory();
        jdbc.sql("update status_view set version = 2 where account_id = ?")
                .param(account.uuid())
                .update();
        story.fails(1);

        rebuildView("status");

        // its segment tries again after a pause that grows
        await().atMost(Duration.ofMinutes(1))
                .until(() -> seen().path("failedAttempts").asInt() == 1);
    }

    @Test
    void continueOnAnotherNodeAfterANodeHasDied() {
        tellAStory();
        var id = UUID.fromString("10000000-0000-4000-8000-000000000000");
        table.insert(id, "status", "AUDITOR:checker", log.end(), log.count("EmailChange", log.end()));
        jdbc.sql("""
                        insert into scheduled_tasks
                          (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
                        values ('rebuild', :id, :dead, true, 'dead-node', :dead, 1)""")
                .param("id", id.toString())
                .param("dead", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        // the scheduler revives tasks for the system's time, which this clock has to be ahead of
        clock.advance(Duration.ofHours(1));

        assertThat(auditor().post(REPLAYS, "{\"projection\":\"status\"}").status())
                .isIn(409, 202);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(auditor()
                                .getJson(REPLAYS + "/" + id)
                                .path("state")
                                .asString())
                        .isEqualTo("DONE"));
    }

    @Test
    void streamTheirProgressUntilTheEnd() {
        tellAStory();
        var id = rebuildView("status").path("id").asString();

        var stream = auditor().get(REPLAYS + "/" + id + "/stream");

        assertThat(stream.body()).contains("event:progress").contains("\"state\":\"DONE\"", "\"percent\":100");
    }

    @Test
    void acceptNoUnknownViewAndFindNoUnknownRebuild() {
        assertThat(auditor().post(REPLAYS, "{\"projection\":\"passwords\"}").status())
                .isEqualTo(400);
        assertThat(auditor().get(REPLAYS + "/" + account).status()).isEqualTo(404);
    }
}
