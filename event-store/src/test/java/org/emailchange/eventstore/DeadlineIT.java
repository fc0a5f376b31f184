package org.emailchange.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.emailchange.sample.Alarm;
import org.emailchange.sample.Count;
import org.emailchange.sample.Crossing;
import org.emailchange.sample.Node;
import org.emailchange.sample.Rung;
import org.emailchange.testing.SettableClock;
import org.emailchange.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DeadlineIT {
    private final TestDatabase database = TestDatabase.fresh();
    private final SettableClock clock = SettableClock.startingNow();

    @Test
    void outlivesARestartAndComesOnceToACluster() {
        try (var before = start()) {
            before.send(new Alarm("wake-up", Duration.ofHours(1)));
            await().until(() -> count(before, "scheduled_tasks") == 1);
            before.send(new Count("wake-up"));
            before.send(new Count("wake-up"));
            await().until(() -> before.seen().payloads().size() == 2);
            await().until(() -> sagaText(before).contains("\"countedMeanwhile\":2"));
        }
        try (var left = start();
                var right = start()) {
            assertThat(count(left, "scheduled_tasks")).isOne();

            clock.advance(Duration.ofHours(1));

            await().until(() -> count(right, "saga_entry") + count(right, "scheduled_tasks") == 0);
            assertThat(left.bean(EventStore.class).readEvents("wake-up").asStream())
                    .last()
                    .satisfies(event -> assertThat(event.getPayload()).isEqualTo(new Rung("wake-up", 2)))
                    .satisfies(event -> assertThat(event.getSequenceNumber()).isEqualTo(3));
            assertThat(count(left, "association_value_entry")).isZero();
        }
    }

    private Node start() {
        return Node.with(clock, Crossing.OPEN, database);
    }

    private static int count(Node node, String table) {
        return node.bean(JdbcClient.class)
                .sql("select count(*) from " + table)
                .query(int.class)
                .single();
    }

    private static String sagaText(Node node) {
        return node.bean(JdbcClient.class)
                .sql("select convert_from(serialized_saga, 'UTF8') from saga_entry")
                .query(String.class)
                .single();
    }
}
