package org.emailchange.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.testing.ConcurrentCalls;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.http.Answer;
import org.emailchange.testing.http.ApiClient;
import org.emailchange.testing.http.FormBrowser;
import org.emailchange.testing.model.Link;
import org.emailchange.testing.passkey.TestPasskey;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What whoever knew the password before can still do after the wallet has reset it: nothing. */
class NewPasswordIT extends RunningCluster {

    private static final String NEW = "another correct horse";
    private static final int ROUNDS = 20;
    private static final int SHORT_ROUNDS = 4;
    private static final int AT_ONCE = 4;
    private static final String PASSKEYS = "/account/passkeys";
    private static final String ENDED = "303 /sign-in?again";

    private final String from = fresh("from");
    private final String to = fresh("to");
    private final TestAccount account = cluster.openAccount(from);

    @Test
    void endsTheChangeThatWasAskedForWithTheOneBefore() {
        var change = cluster.client(0).as(account).requestChange(to).expect(202).get("changeId");
        var links = links(account);

        var version = reset(1).expect(204).version();

        for (var link : links) {
            assertThat(use(link).outcome()).isEqualTo("no-open-change");
        }
        var owner = cluster.client(0).as(account.username(), NEW);
        owner.resend(change).expect(409);
        var status = owner.status(version).expect(200);
        assertThat(status.get("email")).isEqualTo(from);
        assertThat(status.get("state")).isEqualTo("CANCELLED");
        assertThat(status.json().get("change").get("reason").asString()).isEqualTo("CREDENTIALS_CHANGED");
        assertThat(cluster.mailServer()
                        .awaitMail(mail -> mail.isTo(from) && mail.subject().contains("cancelled"))
                        .text())
                .contains("password");
        assertThat(cluster.mailServer()
                        .awaitMail(mail -> mail.isTo(to) && mail.subject().contains("cancelled"))
                        .text())
                .doesNotContain("password of the account was changed");
    }

    @Test
    void isTheOnlyOneThatCounts() {
        reset(0).expect(204);

        cluster.client(1).as(account).requestChange(to).expect(401);
        var owner = cluster.client(1).as(account.username(), NEW);
        assertThat(owner.requestChange(to).outcome()).isEqualTo("authentication-failed");
        owner.requestChange(to, NEW).expect(202);
    }

    @Test
    void endsTheSessionsOfTheAccountAtOnceAndNobodyElses() {
        var other = cluster.openAccount(null);
        var intruder = new FormBrowser(cluster.client(0)).signIn(account);
        var bystander = new FormBrowser(cluster.client(1)).signIn(other);
        intruder.get(ApiClient.STATUS).expect(200);

        reset(1).expect(204);

        intruder.get(ApiClient.STATUS).expect(401);
        bystander.get(ApiClient.STATUS).expect(200);
        new FormBrowser(cluster.client(0))
                .signIn(account.username(), NEW)
                .get(ApiClient.STATUS)
                .expect(200);
    }

    @Test
    void endsThePasskeysUnlessTheWalletKeepsThem() {
        addPasskey();
        cluster.client(0)
                .as(TestSystem.WALLET, TestAccount.PASSWORD)
                .put("/api/accounts/" + account.id() + "/password", Map.of("password", NEW, "keepPasskeys", true))
                .expect(204);
        assertThat(passkeys()).isEqualTo(1);

        reset(1).expect(204);

        assertThat(passkeys()).isZero();
    }

    @Test
    void letsNoChangeSlipThroughThatIsAskedForAtTheSameMoment() {
        for (int round = 0; round < ROUNDS; round++) {
            var victim = cluster.openAccount(null);
            var client = cluster.client(round).as(victim);
            var wallet = cluster.client(round + 1).as(TestSystem.WALLET, TestAccount.PASSWORD);
            var answers = ConcurrentCalls.all(
                    () -> client.requestChange(fresh("slip")),
                    () -> wallet.put("/api/accounts/" + victim.id() + "/password", Map.of("password", NEW)));
            var asked = answers.get(0);
            var reset = answers.get(1);

            reset.expect(204);
            assertThat(asked.outcome()).isIn("202", "401", "authentication-failed", "unauthenticated");
            var history = cluster.events(victim);
            assertThat(count(history, EmailChangeCancelled.class))
                    .isEqualTo(count(history, EmailChangeRequested.class))
                    .isEqualTo(asked.status() == 202 ? 1 : 0);
        }
    }

    @Test
    void leavesNoPasskeyThatIsAddedAtTheSameMoment() {
        for (int round = 0; round < SHORT_ROUNDS; round++) {
            var victim = cluster.openAccount(null);
            var calls = new ArrayList<Callable<Answer>>();
            for (int i = 0; i < AT_ONCE; i++) {
                var thief = new FormBrowser(cluster.client(i)).signIn(victim);
                var options = thief.fill(PASSKEYS, PASSKEYS + "/options", Map.of())
                        .expect(200)
                        .body();
                var fields = Map.of(
                        "label",
                        "Mine",
                        "password",
                        TestAccount.PASSWORD,
                        "made",
                        TestPasskey.at("https://wallet.example").make(options));
                calls.add(() -> thief.form(PASSKEYS, with(thief.csrfToken(), fields)));
            }

            resetDuring(victim, calls, "302 " + PASSKEYS, ENDED);

            assertThat(passkeys(victim)).isZero();
        }
    }

    @Test
    void leavesNoSessionThatBeginsAtTheSameMoment() {
        for (int round = 0; round < SHORT_ROUNDS; round++) {
            var victim = cluster.openAccount(null);
            var thieves = IntStream.range(0, AT_ONCE)
                    .mapToObj(i -> new FormBrowser(cluster.client(i)))
                    .toList();
            var calls = new ArrayList<Callable<Answer>>();
            thieves.forEach(thief -> calls.add(() -> thief.trySignIn(victim.username(), TestAccount.PASSWORD)));

            resetDuring(victim, calls, "302 /", "401 ");

            assertThat(thieves).allSatisfy(thief -> thief.get(ApiClient.STATUS).expect(401));
        }
    }

    @Test
    void leavesNoSessionThatIsRenewedAtTheSameMoment() {
        for (int round = 0; round < SHORT_ROUNDS; round++) {
            var victim = cluster.openAccount(null);
            var calls = new ArrayList<Callable<Answer>>();
            var thieves = new ArrayList<FormBrowser>();
            for (int i = 0; i < AT_ONCE; i++) {
                var thief = new FormBrowser(cluster.client(i)).signIn(victim);
                thief.get("/account").expect(200);
                var asked = Map.of("newEmail", fresh("thief"), "password", TestAccount.PASSWORD);
                thieves.add(thief);
                thieves.add(thief.copy(cluster.client(i)));
                calls.add(() -> thief.form("/account/changes", with(thief.csrfToken(), asked)));
            }

            resetDuring(victim, calls, "302 /account", ENDED);

            assertThat(thieves).allSatisfy(thief -> thief.get(ApiClient.STATUS).expect(401));
        }
    }

    /** Sets a new password while others do this, whose answers are all among these: status and location. */
    private static void resetDuring(TestAccount victim, List<Callable<Answer>> calls, String... expected) {
        var all = new ArrayList<Callable<Answer>>();
        all.add(() -> reset(victim, 1));
        all.addAll(calls);

        var answers = ConcurrentCalls.all(all);

        answers.get(0).expect(204);
        assertThat(answers.subList(1, answers.size()))
                .extracting(answer ->
                        answer.status() + " " + answer.findHeader("Location").orElse(""))
                .isSubsetOf(expected);
    }

    private static Map<String, String> with(String csrfToken, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("_csrf", csrfToken);
        return all;
    }

    @Test
    void isForTheWalletAloneToSet() {
        var path = "/api/accounts/" + account.id() + "/password";
        var body = Map.of("password", NEW);
        cluster.client(0).put(path, body).expect(401);
        cluster.client(0).as(account).put(path, body).expect(403);
        var wallet = cluster.client(0).as(TestSystem.WALLET, TestAccount.PASSWORD);
        wallet.put("/api/accounts/" + UUID.randomUUID() + "/password", body).expect(404);
        wallet.put(path, Map.of("password", "")).expect(422);
        wallet.put(path, Map.of()).expect(400);

        assertThat(cluster.events(account)).hasSize(1);
        cluster.client(0).as(account).requestChange(to).expect(202);
    }

    @Test
    void approvesNothingThatAwaitsItsLastConfirmation() {
        cluster.client(0).as(account).requestChange(to).expect(202);
        var links = links(account);
        use(link(links, LinkPurpose.CONFIRM_CURRENT)).expect(200);

        var answers = ConcurrentCalls.all(() -> reset(1), () -> use(link(links, LinkPurpose.CONFIRM_NEW)));
        var confirmed = answers.get(1);

        answers.get(0).expect(204);
        var history = cluster.events(account);
        assertThat(count(history, EmailChangeApproved.class))
                .isEqualTo(confirmed.status() == 200 ? 1 : 0)
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
        return passkeys(account);
    }

    private static int passkeys(TestAccount of) {
        return jdbc().sql("select count(*) from passkey where account_id = :account")
                .param("account", of.id().uuid())
                .query(Integer.class)
                .single();
    }

    private static JdbcClient jdbc() {
        return cluster.node(0).bean(JdbcClient.class);
    }

    private Answer reset(int node) {
        return reset(account, node);
    }

    private static Answer reset(TestAccount account, int node) {
        return cluster.client(node)
                .as(TestSystem.WALLET, TestAccount.PASSWORD)
                .put("/api/accounts/" + account.id() + "/password", Map.of("password", NEW));
    }

    private static Link link(List<Link> links, LinkPurpose purpose) {
        return links.stream()
                .filter(link -> link.purpose() == purpose)
                .findFirst()
                .orElseThrow();
    }

    private static Answer use(Link link) {
        var client = cluster.client(0);
        return switch (link.purpose()) {
            case CONFIRM_NEW, CONFIRM_CURRENT, CONFIRM_PASSKEY -> client.verify(link.token());
            case REVOKE, REFUSE, DISOWN_CREDENTIAL -> client.revoke(link.token());
            case UNDO -> client.undo(link.token());
        };
    }

    private static long count(List<Object> history, Class<?> type) {
        return history.stream().filter(type::isInstance).count();
    }
}
