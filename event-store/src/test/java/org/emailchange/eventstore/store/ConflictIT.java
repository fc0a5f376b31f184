package org.emailchange.eventstore.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.emailchange.sample.Count;
import org.emailchange.sample.Crossing;
import org.emailchange.sample.Node;
import org.emailchange.testing.TestDatabase;
import org.junit.jupiter.api.Test;

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
