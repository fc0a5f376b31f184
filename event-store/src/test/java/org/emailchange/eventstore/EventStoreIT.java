package org.emailchange.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.emailchange.api.Personal;
import org.emailchange.api.event.credential.AuthenticationFailed;
import org.emailchange.api.event.credential.CredentialsChanged;
import org.emailchange.sample.Count;
import org.emailchange.sample.Counted;
import org.emailchange.sample.Crossing;
import org.emailchange.sample.Node;
import org.emailchange.testing.SettableClock;
import org.emailchange.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class EventStoreIT {
    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30.123Z");
    private static Node node;

    @BeforeAll
    static void start() {
        node = Node.with(new SettableClock(NOW), Crossing.OPEN, TestDatabase.fresh());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void readsBackWhatWasSaid() {
        node.send(new Count("read-back"));

        var event = node.bean(EventStore.class).readEvents("read-back").next();

        assertThat(event.getPayload())
                .isEqualTo(new Counted(
                        "read-back",
                        1,
                        NOW,
                        Counted.Parity.ODD,
                        Optional.of("up"),
                        new Personal("read-back", "someone")));
        assertThat(event.getTimestamp()).isEqualTo(NOW);
    }

    @Test
    void handsTheSameToProcessors() {
        node.send(new Count("handed-over"));
        var stored = node.bean(EventStore.class).readEvents("handed-over").next();

        await().untilAsserted(() -> assertThat(node.seen().payloads()).contains(stored.getPayload()));
    }

    @Test
    void keepsPayloadsAsReadableJson() {
        node.send(new Count("readable"));

        var payload = jdbc().sql("select payload from domain_event_entry where aggregate_identifier = 'readable'")
                .query(byte[].class)
                .single();

        assertThat(new String(payload, UTF_8)).isEqualTo("""
                {"counter":"readable","number":1,"at":"2026-11-20T10:15:30.123Z","parity":"ODD","hint":"up",\
                "by":{"subject":"readable","value":"someone"}}""");
    }

    @ParameterizedTest
    @ValueSource(classes = {AuthenticationFailed.class, CredentialsChanged.class})
    void readsEventsThatWereStoredBeforeTheirClassMoved(Class<?> type) throws IOException {
        var stream = "before-" + type.getSimpleName();
        node.send(new Count(stream));
        jdbc().sql("update domain_event_entry set payload_type = ?, payload = ? where aggregate_identifier = ?")
                .params("org.emailchange.api.event." + type.getSimpleName(), example(type), stream)
                .update();

        assertThat(node.bean(EventStore.class).readEvents(stream).next().getPayload())
                .isInstanceOf(type);
    }

    private static byte[] example(Class<?> type) throws IOException {
        try (var file = type.getResourceAsStream("/events/" + type.getSimpleName() + "/1.json")) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }

    @Test
    void usesNoLargeObjects() {
        var columns = jdbc().sql("select count(*) from information_schema.columns"
                        + " where table_schema = 'public' and data_type = 'oid'")
                .query(int.class)
                .single();
        var bytes = jdbc().sql("select count(*) from information_schema.columns"
                        + " where table_schema = 'public' and data_type = 'bytea'")
                .query(int.class)
                .single();

        assertThat(columns).isZero();
        assertThat(bytes).isPositive();
    }

    @Test
    void stampsTheClaimsOfNodesByAnotherClockThanTheirOwn() {
        assertThat(AbstractTokenEntry.clock).isNotEqualTo(Clock.systemUTC());
    }

    @Test
    void takesPartInTheTransactionsOfSpring() {
        assertThat(node.bean(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
    }

    private static JdbcClient jdbc() {
        return node.bean(JdbcClient.class);
    }
}
