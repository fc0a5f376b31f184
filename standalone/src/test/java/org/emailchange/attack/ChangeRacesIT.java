package org.emailchange.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.emailchange.api.ChangeId;
import org.emailchange.api.command.ExpireEmailChange;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.VerificationResent;
import org.junit.jupiter.api.Test;

/** What can be done with one change, all of it at once, on two nodes. */
class ChangeRacesIT extends RunningCluster {

    private static final int ROUNDS = 40;

    @Test
    void letOneOfFortyUsesOfATokenCount() {
        var account = cluster.open(null);
        cluster.client(0).as(account).ask(fresh("once")).join().expect(202);
        var token = token(account);

        var answers = AtOnce.send(40, i -> cluster.client(i).verify(token));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.outcome().equals("token-used"))
                .hasSize(39);
        assertThat(cluster.history(account))
                .filteredOn(EmailChangeApproved.class::isInstance)
                .hasSize(1);
    }

    @Test
    void endAChangeInOneWayWhateverIsTriedAtOnce() {
        var random = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            var account = cluster.open(null);
            var address = fresh("contested");
            var change = cluster.client(0)
                    .as(account)
                    .ask(address)
                    .join()
                    .expect(202)
                    .get("changeId");
            var token = token(account);
            var node = random.nextInt(2);

            var confirmed = cluster.client(node).verify(token);
            var cancelled = cluster.client(node + 1).as(account).cancel(change);
            var resent = cluster.client(node).as(account).resend(change);
            CompletableFuture<Object> expired = cluster.node(node + 1)
                    .bean(CommandGateway.class)
                    .send(new ExpireEmailChange(account.id(), new ChangeId(change), 1));
            CompletableFuture.allOf(confirmed, cancelled, resent, expired).join();

            var history = cluster.history(account);
            assertThat(confirmed.join().outcome()).isIn("200", "token-expired", "token-replaced", "no-open-change");
            assertThat(cancelled.join().outcome()).isIn("204", "no-open-change");
            assertThat(resent.join().outcome()).isIn("202", "no-open-change");
            assertThat(confirmed.join().status() == 200).isEqualTo(has(history, EmailChangeApproved.class));
            assertThat(cancelled.join().status() == 204).isEqualTo(has(history, EmailChangeCancelled.class));
            assertThat(resent.join().status() == 202).isEqualTo(has(history, VerificationResent.class));
            assertThat(ends(history)).as("%s", history).isLessThanOrEqualTo(1);
            awaitStatus(
                    account,
                    AccountModel.after(history).change(change).state().name(),
                    has(history, EmailChangeApproved.class) ? address : "");
        }
    }

    @Test
    void eitherConfirmOrExpireAtTheLastInstant() {
        var accounts = accounts(ROUNDS);
        AtOnce.send(ROUNDS, i -> cluster.client(i).as(accounts.get(i)).ask(fresh("late")))
                .forEach(answer -> answer.expect(202));
        var tokens = accounts.stream().map(RunningCluster::token).toList();
        var last = accounts.stream()
                .map(ChangeRacesIT::expiry)
                .max(Instant::compareTo)
                .orElseThrow();
        cluster.clock()
                .advance(Duration.between(cluster.clock().instant(), last).minusMillis(1500));

        var answers = AtOnce.send(
                ROUNDS,
                i -> CompletableFuture.supplyAsync(
                                () -> i, CompletableFuture.delayedExecutor(i * 75L, TimeUnit.MILLISECONDS))
                        .thenCompose(number -> cluster.client(number).verify(tokens.get(number))));

        for (int i = 0; i < ROUNDS; i++) {
            var account = accounts.get(i);
            assertThat(answers.get(i).outcome()).isIn("200", "token-expired");
            var approved = answers.get(i).status() == 200;
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ends(cluster.history(account)) > 0
                            || has(cluster.history(account), EmailChangeExpired.class));
            assertThat(has(cluster.history(account), EmailChangeApproved.class)).isEqualTo(approved);
            assertThat(has(cluster.history(account), EmailChangeExpired.class)).isEqualTo(!approved);
        }
    }

    private static Instant expiry(Account account) {
        return cluster.history(account).stream()
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
