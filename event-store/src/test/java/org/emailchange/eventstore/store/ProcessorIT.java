package org.emailchange.eventstore.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.emailchange.sample.Count;
import org.emailchange.sample.Node;
import org.emailchange.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

class ProcessorIT {
    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void goesOnAfterARestartWhereItWas() {
        try (var before = Node.on(database)) {
            before.send(new Count("a"));
            await().until(() -> before.seen().payloads().size() == 1);
        }
        try (var after = Node.on(database)) {
            after.send(new Count("b"));

            await().until(() -> !after.seen().payloads().isEmpty());

            assertThat(idsSeenBy(after)).isEqualTo(idsOf(after, "b"));
        }
    }

    @Test
    void goesOnWithAReplayAfterARestart() {
        try (var before = Node.on(database)) {
            before.send(new Count("a"));
            await().until(() -> before.seen().payloads().size() == 1);
            var processor = before.bean(EventProcessingConfiguration.class)
                    .eventProcessor("status", StreamingEventProcessor.class)
                    .orElseThrow();
            processor.shutDown();
            processor.resetTokens();
        }
        // who resets does not let go of what it has claimed
        try (var after = Node.on(database, "axon.eventhandling.tokenstore.claim-timeout=500ms")) {
            await().until(() -> after.seen().replayed() == 1);

            assertThat(idsSeenBy(after)).isEqualTo(idsOf(after, "a"));
        }
    }

    @Test
    void beginsWithTheFirstEventWithoutCallingThatAReplay() {
        try (var node = Node.on(
                database,
                "axon.eventhandling.processors.status.mode=subscribing",
                "axon.eventhandling.processors.status.source=eventBus")) {
            node.send(new Count("early"));
        }
        try (var node = Node.on(database)) {
            await().until(() -> idsSeenBy(node).equals(idsOf(node, "early")));

            assertThat(node.seen().replayed()).isZero();
        }
    }

    @Test
    void isWokenByItsOwnNode() {
        try (var node = Node.on(database, Node.ONLY_WHEN_WOKEN)) {
            awaitClaimed(node);

            node.send(new Count("a"));

            await().until(() -> idsSeenBy(node).equals(idsOf(node, "a")));
        }
    }

    @Test
    void isWokenByAnotherNode() {
        try (var working = Node.on(database, Node.ONLY_WHEN_WOKEN)) {
            awaitClaimed(working);
            try (var idle = Node.on(database, Node.ONLY_WHEN_WOKEN)) {
                idle.send(new Count("a"));

                await().until(() -> idsSeenBy(working).equals(idsOf(idle, "a")));
                assertThat(idle.seen().payloads()).isEmpty();
            }
        }
    }

    @Test
    void isTakenOverWhenItsNodeStops() {
        try (var idle = startBehind(Node.on(database))) {
            idle.send(new Count("a"));

            await().until(() -> idsSeenBy(idle).equals(idsOf(idle, "a")));
        }
    }

    /** Such as one whose machine is frozen, or whose network is gone. */
    @Test
    void isTakenOverFromANodeThatStandsStillInATransaction() throws SQLException {
        try (var paused = Node.on(database)) {
            awaitClaimed(paused);
            var held = paused.bean(DataSource.class).getConnection();
            held.setAutoCommit(false);
            try (var statement = held.createStatement()) {
                statement.execute("select from token_entry where processor_name = 'status' for update");
                try (var limit = statement.executeQuery("show idle_in_transaction_session_timeout")) {
                    limit.next();
                    assertThat(limit.getString(1)).isEqualTo("10s");
                }
                // as it would be after ten
                statement.execute("set idle_in_transaction_session_timeout = '1s'");
            }
            paused.bean(EventProcessingConfiguration.class)
                    .eventProcessor("status", StreamingEventProcessor.class)
                    .orElseThrow()
                    .shutDown();
            try (var other = Node.on(database)) {
                other.send(new Count("a"));

                await().until(() -> idsSeenBy(other).equals(idsOf(other, "a")));
            }
        }
    }

    @Test
    void standsNotStillWhereNumbersBeginHigh() {
        try (var node = Node.on(database)) {
            node.bean(JdbcClient.class)
                    .sql("alter table domain_event_entry alter global_index restart with 1000000")
                    .update();

            node.send(new Count("late"));

            await().until(() -> idsSeenBy(node).equals(idsOf(node, "late")));
        }
    }

    @Test
    void goesOnWhereAllSegmentsOfAnEarlierReleaseHaveBeen() throws IOException {
        String script;
        try (var file = getClass().getResourceAsStream("/db/migration/V1.1__one_segment.sql")) {
            script = new String(file.readAllBytes(), UTF_8);
        }
        try (var node = Node.on(database)) {
            node.bean(TransactionOperations.class).executeWithoutResult(transaction -> {
                node.bean(JdbcOperations.class).execute("""
                        delete from token_entry;
                        insert into token_entry (processor_name, segment, token, token_type, owner)
                        select name, segment, convert_to(token, 'UTF8'),
                               'org.axonframework.eventhandling.' || type, 'an earlier node'
                        from (values
                          ('status', 0, '{"index":17,"gaps":[16,14]}', 'GapAwareTrackingToken'),
                          ('status', 1, '{"index":16,"gaps":[5,14]}', 'GapAwareTrackingToken'),
                          ('process', 0, '{"index":20,"gaps":[]}', 'GapAwareTrackingToken'),
                          ('process-reactions', 0, '{"index":19,"gaps":[18]}', 'GapAwareTrackingToken'),
                          ('sessions', 0, '{"index":21,"gaps":[18]}', 'GapAwareTrackingToken'),
                          ('availability', 0, '{"index":9,"gaps":[]}', 'GapAwareTrackingToken'),
                          ('availability', 1, '{"tokenAtReset":{"index":9,"gaps":[]}}', 'ReplayToken'))
                        tokens (name, segment, token, type)""");
                node.bean(JdbcOperations.class).execute(script);
                assertThat(node.bean(JdbcClient.class)
                                .sql("""
                                        select processor_name || segment || ' ' || convert_from(token, 'UTF8')
                                               || coalesce(owner, '')
                                        from token_entry order by 1""")
                                .query(String.class)
                                .list())
                        .containsExactly(
                                "availability0 {\"index\":9,\"gaps\":[]}an earlier node",
                                "availability1 {\"tokenAtReset\":{\"index\":9,\"gaps\":[]}}an earlier node",
                                "process0 {\"gaps\": [18], \"index\": 19}",
                                "status0 {\"gaps\": [5, 14], \"index\": 16}");
                transaction.setRollbackOnly();
            });
        }
    }

    private Node startBehind(Node first) {
        try (first) {
            awaitClaimed(first);
            return Node.on(database);
        }
    }

    private static void awaitClaimed(Node node) {
        var claimed = node.bean(JdbcClient.class)
                .sql("select count(*) from token_entry where processor_name = 'status' and owner is not null");
        await().until(() -> claimed.query(int.class).single() == 1);
    }

    private static List<String> idsSeenBy(Node node) {
        return node.seen().messages().stream().map(Message::getIdentifier).toList();
    }

    private static List<String> idsOf(Node node, String stream) {
        return node.bean(EventStore.class)
                .readEvents(stream)
                .asStream()
                .map(EventMessage::getIdentifier)
                .toList();
    }
}
