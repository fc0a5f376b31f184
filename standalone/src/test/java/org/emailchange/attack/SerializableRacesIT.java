package org.emailchange.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.event.EmailChangeApproved;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Nothing rests on the level of isolation: the same comes out at the strictest, where the database turns more away, and
 * whoever is told to come again does.
 */
class SerializableRacesIT {

    private static final int ACCOUNTS = 20;

    private static Cluster cluster;

    @BeforeAll
    static void start() {
        cluster = new Cluster(Map.of("spring.datasource.hikari.transaction-isolation", "TRANSACTION_SERIALIZABLE"));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void letOneOfManyAccountsHaveTheAddress() {
        var address = "wanted-" + UUID.randomUUID() + "@example.org";
        var accounts =
                IntStream.range(0, ACCOUNTS).mapToObj(i -> cluster.open(null)).toList();
        AtOnce.send(
                        ACCOUNTS,
                        i -> patiently(
                                () -> cluster.client(i).as(accounts.get(i)).ask(address)))
                .forEach(answer -> answer.expect(202));
        var tokens = accounts.stream()
                .map(account -> cluster.links(account).stream()
                        .filter(link -> link.purpose() == LinkPurpose.CONFIRM_NEW)
                        .findFirst()
                        .orElseThrow()
                        .token())
                .toList();

        var answers =
                AtOnce.send(ACCOUNTS, i -> patiently(() -> cluster.client(i / 2).verify(tokens.get(i))));

        assertThat(answers).extracting(Answer::outcome).containsOnlyOnce("200").contains("change-declined");
        assertThat(answers)
                .filteredOn(answer -> answer.outcome().equals("change-declined"))
                .hasSize(ACCOUNTS - 1);
        assertThat(accounts)
                .filteredOn(
                        account -> cluster.history(account).stream().anyMatch(EmailChangeApproved.class::isInstance))
                .hasSize(1);
    }

    @Test
    void checkAPasswordFiveTimesAtMost() {
        var account = cluster.open(null);
        var before = cluster.passwordChecks();

        AtOnce.send(100, i -> cluster.client(i).as(account).ask("mine@example.org", "wrong"));

        assertThat(cluster.passwordChecks() - before).isBetween(1, 5);
    }

    private static CompletableFuture<Answer> patiently(Supplier<CompletableFuture<Answer>> request) {
        return request.get()
                .thenCompose(answer ->
                        answer.status() == 503 ? patiently(request) : CompletableFuture.completedFuture(answer));
    }
}
