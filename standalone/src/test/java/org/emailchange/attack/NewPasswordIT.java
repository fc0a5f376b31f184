package org.emailchange.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeRequested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What whoever knew the password before can still do after the wallet has reset it: nothing. */
class NewPasswordIT extends RunningCluster {

    private static final String NEW = "another correct horse";
    private static final int ROUNDS = 20;

    private final String from = fresh("from");
    private final String to = fresh("to");
    private final Account account = cluster.open(from);

    @Test
    void endsTheChangeThatWasAskedForWithTheOneBefore() {
        var change = cluster.client(0).as(account).ask(to).join().expect(202).get("changeId");
        var links = cluster.links(account);

        var version = reset(1).join().expect(204).version();

        for (var link : links) {
            assertThat(use(link).join().outcome()).isEqualTo("no-open-change");
        }
        var owner = cluster.client(0).as(account.name(), NEW);
        owner.resend(change).join().expect(409);
        var status = owner.status(version).join().expect(200);
        assertThat(status.get("email")).isEqualTo(from);
        assertThat(status.get("state")).isEqualTo("CANCELLED");
        assertThat(status.json().get("change").get("reason").asString()).isEqualTo("CREDENTIALS_CHANGED");
        assertThat(cluster.mails()
                        .awaitMail(mail -> mail.isTo(from) && mail.subject().contains("cancelled"))
                        .text())
                .contains("password");
        assertThat(cluster.mails()
                        .awaitMail(mail -> mail.isTo(to) && mail.subject().contains("cancelled"))
                        .text())
                .doesNotContain("password of the account was changed");
    }

    @Test
    void isTheOnlyOneThatCounts() {
        reset(0).join().expect(204);

        cluster.client(1).as(account).ask(to).join().expect(401);
        var owner = cluster.client(1).as(account.name(), NEW);
        assertThat(owner.ask(to).join().outcome()).isEqualTo("authentication-failed");
        owner.ask(to, NEW).join().expect(202);
    }

    @Test
    void endsTheSessionsOfTheAccountAtOnceAndNobodyElses() {
        var other = cluster.open(null);
        var intruder = new SignedIn(cluster.client(0), account, Node.PASSWORD);
        var bystander = new SignedIn(cluster.client(1), other, Node.PASSWORD);
        intruder.status().expect(200);

        reset(1).join().expect(204);

        intruder.status().expect(401);
        bystander.status().expect(200);
        new SignedIn(cluster.client(0), account, NEW).status().expect(200);
    }

    @Test
    void endsThePasskeysUnlessTheWalletKeepsThem() {
        addPasskey();
        cluster.client(0)
                .as("wallet", Node.PASSWORD)
                .put("/api/accounts/" + account.id() + "/password", Map.of("password", NEW, "keepPasskeys", true))
                .join()
                .expect(204);
        assertThat(passkeys()).isEqualTo(1);

        reset(1).join().expect(204);

        assertThat(passkeys()).isZero();
    }

    @Test
    void letsNoChangeSlipThroughThatIsAskedForAtTheSameMoment() {
        for (int round = 0; round < ROUNDS; round++) {
            var victim = cluster.open(null);
            var asked = cluster.client(round).as(victim).ask(fresh("slip"));
            var reset = cluster.client(round + 1)
                    .as("wallet", Node.PASSWORD)
                    .put("/api/accounts/" + victim.id() + "/password", Map.of("password", NEW));
            CompletableFuture.allOf(asked, reset).join();

            reset.join().expect(204);
            assertThat(asked.join().outcome()).isIn("202", "401", "authentication-failed", "unauthenticated");
            var history = cluster.history(victim);
            assertThat(count(history, EmailChangeCancelled.class))
                    .isEqualTo(count(history, EmailChangeRequested.class))
                    .isEqualTo(asked.join().status() == 202 ? 1 : 0);
        }
    }

    @Test
    void isForTheWalletAloneToSet() {
        var path = "/api/accounts/" + account.id() + "/password";
        var body = Map.of("password", NEW);
        cluster.client(0).put(path, body).join().expect(401);
        cluster.client(0).as(account).put(path, body).join().expect(403);
        var wallet = cluster.client(0).as("wallet", Node.PASSWORD);
        wallet.put("/api/accounts/" + UUID.randomUUID() + "/password", body)
                .join()
                .expect(404);
        wallet.put(path, Map.of("password", "")).join().expect(422);
        wallet.put(path, Map.of()).join().expect(400);

        assertThat(cluster.history(account)).hasSize(1);
        cluster.client(0).as(account).ask(to).join().expect(202);
    }

    @Test
    void approvesNothingThatAwaitsItsLastConfirmation() {
        cluster.client(0).as(account).ask(to).join().expect(202);
        var links = cluster.links(account);
        use(link(links, LinkPurpose.CONFIRM_CURRENT)).join().expect(200);

        var reset = reset(1);
        var confirmed = use(link(links, LinkPurpose.CONFIRM_NEW));

        reset.join().expect(204);
        var history = cluster.history(account);
        assertThat(count(history, EmailChangeApproved.class))
                .isEqualTo(confirmed.join().status() == 200 ? 1 : 0)
                .isEqualTo(1 - count(history, EmailChangeCancelled.class));
    }

    private void addPasskey() {
        jdbc().sql("""
                        insert into passkey (id, account_id, label, public_key, signature_count, transports,
                                             backup_eligible, backup_state, attestation_object, created_at)
                        values (:id, :account, 'intruder', '', 0, '', false, false, '', now())""")
                .param("id", UUID.randomUUID().toString())
                .param("account", account.id().uuid())
                .update();
    }

    private int passkeys() {
        return jdbc().sql("select count(*) from passkey where account_id = :account")
                .param("account", account.id().uuid())
                .query(Integer.class)
                .single();
    }

    private static JdbcClient jdbc() {
        return cluster.node(0).bean(JdbcClient.class);
    }

    private CompletableFuture<Answer> reset(int node) {
        return cluster.client(node)
                .as("wallet", Node.PASSWORD)
                .put("/api/accounts/" + account.id() + "/password", Map.of("password", NEW));
    }

    private static Link link(List<Link> links, LinkPurpose purpose) {
        return links.stream()
                .filter(link -> link.purpose() == purpose)
                .findFirst()
                .orElseThrow();
    }

    private static CompletableFuture<Answer> use(Link link) {
        var client = cluster.client(0);
        return switch (link.purpose()) {
            case CONFIRM_NEW, CONFIRM_CURRENT -> client.verify(link.token());
            case REVOKE, REFUSE -> client.revoke(link.token());
            case UNDO -> client.undo(link.token());
        };
    }

    private static long count(List<Object> history, Class<?> type) {
        return history.stream().filter(type::isInstance).count();
    }
}
