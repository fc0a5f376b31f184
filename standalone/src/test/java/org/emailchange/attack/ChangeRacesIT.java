package org.emailchange.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.emailchange.api.ChangeId;
import org.emailchange.api.command.ExpireEmailChange;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.VerificationResent;
import org.emailchange.testing.ConcurrentCalls;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.http.Answer;
import org.junit.jupiter.api.Test;

/** What can be done with one change, all of it at once, on two nodes. */
class ChangeRacesIT extends RunningCluster {

    private static final int ROUNDS = 40;

    @Test
    void letOneOfFortyUsesOfATokenCount() {
        var account = cluster.openAccount(null);
        cluster.client(0).as(account).requestChange(fresh("once")).expect(202);
        var token = token(account);

        var answers = ConcurrentCalls.times(40, i -> cluster.client(i).verify(token));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.outcome().equals("token-used"))
                .hasSize(39);
        assertThat(cluster.events(account))
                .filteredOn(EmailChangeApproved.class::isInstance)
                .hasSize(1);
    }

    @Test
    void endAChangeInOneWayWhateverIsTriedAtOnce() {
        var random = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            var account = cluster.openAccount(null);
            var address = fresh("contested");
            var change = cluster.client(0)
                    .as(account)
                    .requestChange(address)
                    .expect(202)
                    .get("changeId");
            var token = token(account);
            var node = random.nextInt(2);

            var answers = ConcurrentCalls.all(
                    () -> cluster.client(node).verify(token).outcome(),
                    () -> cluster.client(node + 1).as(account).cancel(change).outcome(),
                    () -> cluster.client(node).as(account).resend(change).outcome(),
                    () -> expire(node + 1, account, change));
            var confirmed = answers.get(0);
            var cancelled = answers.get(1);
            var resent = answers.get(2);

            var history = cluster.events(account);
            assertThat(confirmed).isIn("200", "token-expired", "token-replaced", "no-open-change");
            assertThat(cancelled).isIn("204", "no-open-change");
            assertThat(resent).isIn("202", "no-open-change");
            assertThat(confirmed.equals("200")).isEqualTo(has(history, EmailChangeApproved.class));
            assertThat(cancelled.equals("204")).isEqualTo(has(history, EmailChangeCancelled.class));
            assertThat(resent.equals("202")).isEqualTo(has(history, VerificationResent.class));
            assertThat(ends(history)).as("%s", history).isLessThanOrEqualTo(1);
            awaitStatus(
                    account,
                    WholeService.model(cluster, account).shown(),
                    has(history, EmailChangeApproved.class) ? address : "");
        }
    }

    @Test
    void eitherConfirmOrExpireAtTheLastInstant() {
        var accounts = accounts(ROUNDS);
        ConcurrentCalls.times(ROUNDS, i -> cluster.client(i).as(accounts.get(i)).requestChange(fresh("late")))
                .forEach(answer -> answer.expect(202));
        var tokens = accounts.stream().map(RunningCluster::token).toList();
        var last = accounts.stream()
                .map(ChangeRacesIT::expiry)
                .max(Instant::compareTo)
                .orElseThrow();
        clock.advance(Duration.between(clock.instant(), last).minusMillis(1500));

        var answers = spreadOverTheDeadline(i -> cluster.client(i).verify(tokens.get(i)));

        for (int i = 0; i < ROUNDS; i++) {
            var account = accounts.get(i);
            assertThat(answers.get(i).outcome()).isIn("200", "token-expired");
            var approved = answers.get(i).status() == 200;
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ends(cluster.events(account)) > 0
                            || has(cluster.events(account), EmailChangeExpired.class));
            assertThat(has(cluster.events(account), EmailChangeApproved.class)).isEqualTo(approved);
            assertThat(has(cluster.events(account), EmailChangeExpired.class)).isEqualTo(!approved);
        }
    }

    private static String expire(int node, TestAccount account, String change) {
        cluster.node(node)
                .bean(CommandGateway.class)
                .sendAndWait(new ExpireEmailChange(account.id(), new ChangeId(change), 1));
        return "";
    }

    /** Sends the requests of all rounds within three seconds, one after the other. */
    private static List<Answer> spreadOverTheDeadline(IntFunction<Answer> request) {
        var threads = Executors.newCachedThreadPool();
        try {
            var sent = IntStream.range(0, ROUNDS)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> request.apply(i),
                            CompletableFuture.delayedExecutor(i * 75L, TimeUnit.MILLISECONDS, threads)))
                    .toList();
            return sent.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    private static Instant expiry(TestAccount account) {
        return cluster.events(account).stream()
                .filter(EmailChangeRequested.class::isInstance)
                .map(event -> ((EmailChangeRequested) event).expiresAt())
                .findFirst()
                .orElseThrow();
    }

    private static boolean has(List<Object> history, Class<?> type) {
        return history.stream().anyMatch(type::isInstance);
    }

    /** How many ends the one change came to that nothing can follow but an undo. */
    private static long ends(List<Object> history) {
        return history.stream()
                .filter(event -> event instanceof EmailChangeApproved || event instanceof EmailChangeCancelled)
                .count();
    }
}
