package org.emailchange.eventstore.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.emailchange.sample.Count;
import org.emailchange.sample.Crossing;
import org.emailchange.sample.Node;
import org.emailchange.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ConflictIT {
    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void isTriedAgainWhenTwoNodesBeginTheSameStream() {
        var crossing = new Crossing(2, 2);
        try (var left = Node.with(Clock.systemUTC(), crossing, database);
                var right = Node.with(Clock.systemUTC(), crossing, database)) {
            sendFromBoth(left, right);

            assertThat(sequence(left)).containsExactly(0L, 1L);
            assertThat(crossing.passed()).isEqualTo(3);
        }
    }

    @Test
    void isTriedAgainWhenTwoNodesGoOnWithTheSameStream() {
        try (var node = Node.on(database)) {
            node.send(new Count("contended"));
        }
        var crossing = new Crossing(2, 2);
        try (var left = Node.with(Clock.systemUTC(), crossing, database);
                var right = Node.with(Clock.systemUTC(), crossing, database)) {
            sendFromBoth(left, right);

            assertThat(sequence(left)).containsExactly(0L, 1L, 2L);
            assertThat(crossing.passed()).isEqualTo(3);
        }
    }

    @Test
    void leavesNobodyBehindInACrowd() {
        try (var left = Node.on(database);
                var right = Node.on(database)) {
            var crowd = IntStream.range(0, 25)
                    .boxed()
                    .flatMap(i -> List.of(left, right).stream())
                    .map(ConflictIT::send)
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(crowd).join();

            assertThat(sequence(left)).hasSize(50).doesNotHaveDuplicates();
        }
    }

    /** A transaction that waits for another one of its account takes no connection from those of others. */
    @Test
    void leavesTheConnectionsToOthersWhileACrowdWaitsForOneStream() {
        var crossing = new Crossing(2, 2);
        try (var node = Node.with(Clock.systemUTC(), crossing, database)) {
            var threads = Executors.newCachedThreadPool();
            var crowd = IntStream.range(0, 25)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> node.send(new Count("contended")), threads))
                    .toArray(CompletableFuture[]::new);
            threads.shutdown();
            await().until(() -> crossing.passed() == 1);

            for (var i = 0; i < 20; i++) {
                assertThat(node.bean(JdbcClient.class)
                                .sql("select 1")
                                .query(int.class)
                                .single())
                        .isOne();
            }

            crossing.pass();
            CompletableFuture.allOf(crowd).join();
            assertThat(sequence(node)).hasSize(25);
        }
    }

    private static void sendFromBoth(Node left, Node right) {
        CompletableFuture.allOf(send(left), send(right)).join();
    }

    private static CompletableFuture<Object> send(Node node) {
        return CompletableFuture.supplyAsync(
                        () -> node.bean(CommandGateway.class).send(new Count("contended")))
                .thenCompose(result -> result);
    }

    private static List<Long> sequence(Node node) {
        return node.bean(EventStore.class)
                .readEvents("contended")
                .asStream()
                .<Long>map(DomainEventMessage::getSequenceNumber)
                .toList();
    }
}
