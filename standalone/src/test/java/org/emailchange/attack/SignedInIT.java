package org.emailchange.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.Side;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.testing.Inbox;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.http.ApiClient;
import org.emailchange.testing.http.FormBrowser;
import org.emailchange.testing.http.ServerSentEvents;
import org.emailchange.testing.passkey.TestPasskey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a session is good for, on all nodes, and what has to be shown besides. */
class SignedInIT {

    private static final String SITE = "http://localhost:8080";
    private static final String STREAM = "/api/accounts/me/email/stream";
    private static final String ACCOUNT = "/account";
    private static final String PASSKEYS = "/account/passkeys";

    private static TestSystem cluster;

    private final TestAccount account = cluster.openAccount(null);
    private final FormBrowser here = new FormBrowser(cluster.client(0)).signIn(account);

    @BeforeAll
    static void start() {
        cluster = WholeService.nodes(2).setting("email-change.base-url", SITE).start();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Nested
    class Streams {

        @Test
        void endWithTheirSessionOnWhicheverNodeThatEnds() throws Exception {
            var stream = stream(here);
            var another = stream(new FormBrowser(cluster.client(0)).signIn(account));

            here.copy(cluster.client(1)).fill(ACCOUNT, "/sign-out", Map.of()).expect(302);

            stream.get(20, TimeUnit.SECONDS);
            assertThat(another).isNotDone();
        }

        @Test
        void endWhenTheirOwnerSignsOutEverywhereElse() throws Exception {
            var stream = stream(here);
            var elsewhere = stream(new FormBrowser(cluster.client(1)).signIn(account));

            here.fill(ACCOUNT, "/account/sign-out-others", Map.of()).expect(302);

            elsewhere.get(20, TimeUnit.SECONDS);
            assertThat(stream).isNotDone();
        }
    }

    @Nested
    class ShowingTheCredentialAgain {

        @Test
        void letsTheSessionGoOnUnderAnotherId() {
            var stolen = here.copy(cluster.client(1));

            ask();
            here.get(ACCOUNT).expect(200);
            here.get(ApiClient.STATUS).expect(200);

            assertThat(here.session()).isNotEqualTo(stolen.session());
            stolen.get(ApiClient.STATUS).expect(401);
        }

        @Test
        void tellsTheNewIdToNobodyElse() {
            var thief = here.copy(cluster.client(1));

            ask();
            for (var i = 0; i < 5; i++) {
                thief.get(ACCOUNT).expect(200);
            }

            assertThat(thief.session()).isNotEqualTo(here.session());
            assertThat(sessions()).isEqualTo(1);
            here.get(ACCOUNT).expect(200);
            thief.get(ApiClient.STATUS).expect(401);
            assertThat(sessions()).isEqualTo(1);
        }

        @Test
        void endsTheSessionUnderEitherIdWhenItsOwnerSignsOut() {
            var before = here.copy(cluster.client(1));
            ask();

            before.fill(ACCOUNT, "/sign-out", Map.of()).expect(302);

            here.get(ApiClient.STATUS).expect(401);
            assertThat(sessions()).isZero();
        }

        @Test
        void endsItUnderTheIdBeforeWhenItsOwnerSignsOutFirstThing() {
            var before = here.copy(cluster.client(1));
            ask();

            here.post("/sign-out", Map.of()).expect(302);

            before.get(ApiClient.STATUS).expect(401);
            assertThat(sessions()).isZero();
        }

        private int sessions() {
            return cluster.node(0)
                    .bean(JdbcClient.class)
                    .sql("select count(*) from web_session where principal_name like :name")
                    .param("name", "USER:" + account.id() + "/%")
                    .query(Integer.class)
                    .single();
        }

        @Test
        void signsNobodyOutWhoseAnswerGotLost() {
            here.copy(cluster.client(0))
                    .fill(ACCOUNT, "/account/changes", asked())
                    .expect(302);
            here.copy(cluster.client(1)).get(ACCOUNT).expect(200);

            here.get(ApiClient.STATUS).expect(200);
        }

        @Test
        void leavesTheIdWhereTheCredentialWasWrong() {
            var before = here.session();
            here.fill(ACCOUNT, "/account/changes", Map.of("newEmail", fresh(), "password", "wrong"))
                    .expect(302);

            here.get(ACCOUNT).expect(200);

            assertThat(here.session()).isEqualTo(before);
        }

        private void ask() {
            here.fill(ACCOUNT, "/account/changes", asked()).expect(302);
        }

        private static Map<String, String> asked() {
            return Map.of("newEmail", fresh(), "password", TestAccount.PASSWORD);
        }
    }

    @Nested
    class Passkeys {

        private final TestPasskey first = TestPasskey.at(SITE);
        private final TestPasskey second = TestPasskey.at(SITE);

        @Test
        void areAddedWithThePassword() {
            assertThat(add(first, Map.of("password", TestAccount.PASSWORD))).contains("Phone");
        }

        @Test
        void areAddedWithAPasskey() {
            add(first, Map.of("password", TestAccount.PASSWORD));

            assertThat(count(add(second, Map.of("passkey", first.use(options(""))))))
                    .isEqualTo(2);
        }

        @Test
        void areNotAddedWithoutEither() {
            assertThat(count(add(first, Map.of()))).isZero();
            assertThat(count(add(first, Map.of("password", "wrong")))).isZero();
            assertThat(add(first, Map.of("passkey", second.use(options("")))))
                    .as("one attempt is the wrong password, one the passkey that nobody knows")
                    .contains("3 attempts are left");
        }

        @Test
        void areCheckedToBeAllowedBeforeADeviceMakesThem() {
            here.fill(PASSKEYS, PASSKEYS + "/options", Map.of("password", "wrong"))
                    .expect(302);
            var options = here.fill(PASSKEYS, PASSKEYS + "/options", Map.of("password", TestAccount.PASSWORD))
                    .expect(200);

            var made = Map.of("label", "Phone", "made", first.make(options.body()));
            here.fill(PASSKEYS, PASSKEYS, made).expect(302);

            assertThat(count(here.get(PASSKEYS).expect(200).body())).isEqualTo(1);
        }

        @Test
        void openNoMoreThanWhatTheyWereAddedWithUntilTheCurrentMailboxConfirmsThem() {
            var inbox = new Inbox(cluster.mailServer());
            var email = TestSystem.freshEmail("from");
            var victim = cluster.openAccount(email);
            var browser = new FormBrowser(cluster.client(0)).signIn(victim);
            var made = browser.fill(PASSKEYS, PASSKEYS + "/options", Map.of("password", TestAccount.PASSWORD));
            browser.fill(PASSKEYS, PASSKEYS, Map.of("label", "Phone", "made", first.make(made.body())));

            assertThat(awaiting(browser, victim)).containsExactlyInAnyOrder(Side.NEW, Side.CURRENT);
            cluster.client(1)
                    .verify(inbox.token(email, LinkPurpose.CONFIRM_PASSKEY))
                    .expect(200);
            assertThat(awaiting(browser, victim)).containsExactly(Side.NEW);

            cluster.client(1)
                    .revoke(inbox.token(email, LinkPurpose.DISOWN_CREDENTIAL))
                    .expect(200);
            browser.get(ApiClient.STATUS).expect(401);
            var owner = cluster.client(0).as(victim);
            owner.requestChange(fresh()).expect(423);
            cluster.wallet()
                    .put("/api/accounts/" + victim.id() + "/password", Map.of("password", "another horse"))
                    .expect(204);
            var again = cluster.client(0).as(victim.username(), "another horse");
            again.requestChange(fresh(), "another horse").expect(202);
        }

        /** Asks with the passkey; which mailboxes have to confirm. */
        private List<Side> awaiting(FormBrowser browser, TestAccount victim) {
            var to = fresh();
            var options = browser.fill(ACCOUNT, "/account/passkey-options", Map.of("newEmail", to))
                    .expect(200);
            browser.fill(ACCOUNT, "/account/changes", Map.of("newEmail", to, "passkey", first.use(options.body())))
                    .expect(302);
            return cluster.events(victim).stream()
                    .filter(EmailChangeRequested.class::isInstance)
                    .map(EmailChangeRequested.class::cast)
                    .reduce((earlier, later) -> later)
                    .orElseThrow()
                    .awaiting();
        }

        @Test
        void areRemovedWithThePasswordOrAPasskey() {
            add(first, Map.of("password", TestAccount.PASSWORD));
            add(second, Map.of("password", TestAccount.PASSWORD));

            assertThat(count(remove(first, Map.of("passkey", second.use(options(first.id()))))))
                    .isEqualTo(1);
            assertThat(count(remove(second, Map.of("password", TestAccount.PASSWORD))))
                    .isZero();
        }

        @Test
        void areNotRemovedByWhatWasShownForAnother() {
            add(first, Map.of("password", TestAccount.PASSWORD));
            add(second, Map.of("password", TestAccount.PASSWORD));

            assertThat(count(remove(first, Map.of("passkey", second.use(options(second.id()))))))
                    .isEqualTo(2);
            assertThat(count(remove(first, Map.of("passkey", second.use(options(""))))))
                    .isEqualTo(2);
            assertThat(count(remove(first, Map.of()))).isEqualTo(2);
        }

        private String add(TestPasskey device, Map<String, String> shown) {
            var options = here.fill(PASSKEYS, PASSKEYS + "/options", Map.of()).expect(200);
            var fields = new HashMap<>(shown);
            fields.put("label", "Phone");
            fields.put("made", device.make(options.body()));
            here.fill(PASSKEYS, PASSKEYS, fields).expect(302);
            return here.get(PASSKEYS).expect(200).body();
        }

        private String remove(TestPasskey device, Map<String, String> shown) {
            var fields = new HashMap<>(shown);
            fields.put("id", device.id());
            here.fill(PASSKEYS, PASSKEYS + "/remove", fields).expect(302);
            return here.get(PASSKEYS).expect(200).body();
        }

        private String options(String id) {
            return here.fill(PASSKEYS, PASSKEYS + "/proof-options", Map.of("id", id))
                    .expect(200)
                    .body();
        }

        private static int count(String page) {
            return page.split(">Phone</h2>", -1).length - 1;
        }
    }

    /** From a password that somebody else has learnt to an account that its owner gets back. */
    @Nested
    class OfAThief {

        private final String mine = TestSystem.freshEmail("mine");
        private final TestAccount victim = cluster.openAccount(mine);
        private final TestPasskey passkey = TestPasskey.at(SITE);
        private final FormBrowser thief = new FormBrowser(cluster.client(0)).signIn(victim);
        private final Inbox inbox = new Inbox(cluster.mailServer());

        @Test
        void isTakenBackWholeByTheOwnersLinkHoweverManyChangesFollow() {
            addPasskey();
            var second = fresh();
            var third = fresh();
            // should the current mailbox be asked, its owner presses the wrong button; the thief has all later ones
            change(mine, second);
            change(second, third);
            var owner = cluster.client(1);
            var stranger = owner.as(cluster.openAccount(null));
            assertThat(stranger.requestChange(mine).outcome()).isEqualTo("address-taken");

            owner.undo(inbox.token(mine, LinkPurpose.UNDO)).expect(200);

            await().untilAsserted(() -> thief.get(ApiClient.STATUS).expect(401));
            await().untilAsserted(() -> assertThat(passkeys()).isZero());
            assertThat(owner.undo(inbox.token(second, LinkPurpose.UNDO)).outcome())
                    .isEqualTo("undo-over");
            assertThat(owner.as(victim).requestChange(third).outcome()).isEqualTo("locked");
            var status = owner.as(victim).status();
            assertThat(status.get("email")).isEqualTo(mine);
            assertThat(status.get("lockReason")).isEqualTo("UNDONE");

            owner.as(TestSystem.WALLET, TestAccount.PASSWORD)
                    .put("/api/accounts/" + victim.id() + "/password", Map.of("password", "a new one"))
                    .expect(204);

            owner.as(victim).requestChange(third).expect(401);
            owner.as(victim.username(), "a new one")
                    .requestChange(fresh(), "a new one")
                    .expect(202);
            stranger.requestChange(third).expect(202);
        }

        private void change(String from, String to) {
            thief.fill(ACCOUNT, "/account/changes", shown(to)).expect(302);
            var anybody = cluster.client(1);
            var requested = (EmailChangeRequested) cluster.events(victim).stream()
                    .filter(EmailChangeRequested.class::isInstance)
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
            if (requested.awaiting().contains(Side.CURRENT)) {
                anybody.verify(inbox.token(from, LinkPurpose.CONFIRM_CURRENT)).expect(200);
            }
            anybody.verify(inbox.token(to, LinkPurpose.CONFIRM_NEW)).expect(200);
        }

        private void addPasskey() {
            var options = thief.fill(PASSKEYS, PASSKEYS + "/options", Map.of()).expect(200);
            var made = passkey.make(options.body());
            thief.fill(PASSKEYS, PASSKEYS, Map.of("password", TestAccount.PASSWORD, "label", "Phone", "made", made))
                    .expect(302);
            assertThat(passkeys()).isOne();
        }

        private Map<String, String> shown(String to) {
            var options = thief.fill(ACCOUNT, "/account/passkey-options", Map.of("newEmail", to))
                    .expect(200);
            return Map.of("newEmail", to, "passkey", passkey.use(options.body()));
        }

        private int passkeys() {
            return cluster.node(0)
                    .bean(org.emailchange.accounts.passkey.Passkeys.class)
                    .of(victim.id())
                    .size();
        }
    }

    /** A stream that has begun; completes when the server ends it. */
    private static CompletableFuture<Void> stream(FormBrowser browser) {
        return ServerSentEvents.open(browser.client(), STREAM).end();
    }

    private static String fresh() {
        return TestSystem.freshEmail("to");
    }
}
