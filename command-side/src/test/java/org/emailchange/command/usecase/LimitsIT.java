package org.emailchange.command.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.event.MailReported;
import org.emailchange.command.CommandSideApplication;
import org.emailchange.testing.Inbox;
import org.emailchange.testing.SettableClock;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.http.Answer;
import org.emailchange.testing.passkey.TestPasskey;
import org.emailchange.web.request.Requester;
import org.emailchange.web.security.Caller.AccountOwner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LimitsIT {

    private static final SettableClock CLOCK = SettableClock.startingNow();
    private static TestMailServer mails;
    private static TestSystem one;
    private static TestSystem other;

    @BeforeAll
    static void start() {
        mails = TestMailServer.started();
        var database = TestDatabase.fresh();
        one = node(database);
        other = node(database);
    }

    private static TestSystem node(TestDatabase database) {
        return CommandSideApplication.start(
                database,
                mails,
                CLOCK,
                "email-change.limits.requests-per-account=4/1h",
                "email-change.limits.requests-per-address=6/1h",
                "email-change.limits.resends-per-account=2/1h",
                "email-change.limits.bad-links-per-client=20/1h",
                "email-change.limits.bad-links-per-change=4/1h");
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
        mails.close();
    }

    @BeforeEach
    void emptyTheBucketsOfThisClient() {
        CLOCK.advance(Duration.ofHours(1));
    }

    @Test
    void countTheRequestsOfAnAccountOnAllNodesTogether() {
        var name = one.openAccount(null);
        for (int i = 0; i < 2; i++) {
            assertThat(one.owner(name).requestChange(fresh()).status()).isEqualTo(202);
            assertThat(other.owner(name).requestChange(fresh()).status()).isEqualTo(202);
        }

        assertLimited(one.owner(name).requestChange(fresh()), "requests-per-account");
        assertLimited(other.owner(name).requestChange(fresh()), "requests-per-account");
        assertThat(other.owner(one.openAccount(null)).requestChange(fresh()).status())
                .isEqualTo(202);

        CLOCK.advance(Duration.ofMinutes(15));
        assertThat(other.owner(name).requestChange(fresh()).status()).isEqualTo(202);
        assertLimited(one.owner(name).requestChange(fresh()), "requests-per-account");
    }

    @Test
    void countTheMailsToAMailboxWhateverCallsForThemAndRefuseNobody() {
        var address = fresh();
        for (var spelling : List.of(address, address.toUpperCase(Locale.ROOT), address)) {
            var stranger = one.owner(one.openAccount(null));
            var change = stranger.requestChange(spelling).expect(202).get("changeId");
            await().untilAsserted(() -> assertThat(one.jdbc()
                            .sql("select state from mail_order where change_id = cast(:change as uuid)")
                            .param("change", change)
                            .query(String.class)
                            .list())
                    .containsExactly("SENT"));
            stranger.cancel(change).expect(204);
        }
        mails.awaitMails(6, mail -> mail.recipients().get(0).equalsIgnoreCase(address));
        var owner = one.openAccount(null);

        var change = other.owner(owner).requestChange(address).expect(202).get("changeId");

        await().untilAsserted(() -> assertThat(one.events(owner)).last().satisfies(event -> {
            assertThat(event).isInstanceOf(MailReported.class);
            assertThat(((MailReported) event).error()).isEqualTo("The mailbox has had too many mails for now.");
        }));
        assertThat(mails.mails())
                .filteredOn(mail -> mail.recipients().get(0).equalsIgnoreCase(address))
                .hasSize(6);
        CLOCK.advance(Duration.ofMinutes(10));
        one.owner(owner).resend(change).expect(202);
        mails.awaitMails(7, mail -> mail.recipients().get(0).equalsIgnoreCase(address));
    }

    @Test
    void showWhatIsLeftOfTheOwnLimitAndNothingOfOthers() {
        var answer = one.owner(one.openAccount(null)).requestChange(fresh());

        assertThat(answer.headers().firstValue("RateLimit-Policy")).hasValue("\"requests-per-account\";q=4;w=3600");
        assertThat(answer.headers().firstValue("RateLimit")).hasValue("\"requests-per-account\";r=3;t=900");
    }

    @Test
    void countNoFailedAttemptForARequestThatTheyRefuse() {
        var owner = one.owner(one.openAccount(null));
        for (int i = 0; i < 12; i++) {
            owner.requestChange(fresh());
        }
        assertThat(owner.requestChange(fresh(), "wrong")
                        .json()
                        .get("attemptsLeft")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void countResends() {
        var owner = one.owner(one.openAccount(null));
        var change = owner.requestChange(fresh()).json().get("changeId").asString();
        CLOCK.advance(Duration.ofSeconds(61));
        assertThat(owner.resend(change).status()).isEqualTo(202);
        assertThat(owner.resend(change).outcome()).isEqualTo("resend-too-soon");
        assertLimited(owner.resend(change), "resends-per-account");
    }

    @Test
    void slowDownGuessedTokensButNoGenuineOnes() {
        var email = fresh();
        one.owner(one.openAccount(null)).requestChange(email);
        var token = mails.awaitMailTo(email).text().replaceAll("(?s).*/verify\\?token=(\\S+).*", "$1");
        var forged = token.substring(0, token.length() - 4) + "AAAA";

        assertThat(Stream.generate(() -> one.client().verify(forged)).limit(4).map(Answer::outcome))
                .containsOnly("token-invalid");
        assertLimited(other.client().verify(forged), "bad-links-per-change");
        assertThat(Stream.generate(() -> one.client().verify("no token"))
                        .limit(16)
                        .map(Answer::outcome))
                .containsOnly("token-invalid");
        assertLimited(other.client().verify("no token either"), "bad-links-per-client");

        assertThat(one.client().verify(token).status()).isEqualTo(200);
    }

    @Test
    void countPasskeysLikeChangesAsBothAreMailed() {
        var account = one.openAccount(null);
        var requester = new Requester(
                Optional.of(new AccountOwner(account.id())), "127.0.0.1", null, Optional.empty(), Optional.empty());
        var password = new Credential(TestAccount.PASSWORD, null);
        var passkeys = one.bean(PasskeyRequests.class);
        passkeys.optionsToCreate(account.id(), password, requester);
        passkeys.remove(account.id(), password, "none", requester);
        var made = TestPasskey.at("http://localhost:8080").make(passkeys.optionsToCreate(account.id(), requester));
        passkeys.add(account.id(), password, "Phone", made, requester);
        assertThat(one.owner(account).requestChange(fresh()).status()).isEqualTo(202);

        assertThatThrownBy(() -> passkeys.optionsToCreate(account.id(), password, requester))
                .hasMessage("rate-limited");
        assertThatThrownBy(() -> passkeys.remove(account.id(), password, "none", requester))
                .hasMessage("rate-limited");
        assertLimited(one.owner(account).requestChange(fresh()), "requests-per-account");
    }

    @Test
    void slowDownGuessedTokensOfCredentials() {
        var email = fresh();
        var account = one.openAccount(email);
        one.wallet()
                .put("/api/accounts/" + account.id() + "/password", Map.of("password", "another horse"))
                .expect(204);
        var token = new Inbox(mails).token(email, LinkPurpose.DISOWN_CREDENTIAL);
        var forged = token.substring(0, token.length() - 4) + "AAAA";

        assertThat(Stream.generate(() -> one.client().revoke(forged)).limit(4).map(Answer::outcome))
                .containsOnly("token-invalid");
        assertLimited(other.client().revoke(forged), "bad-links-per-change");

        assertThat(one.client().revoke(token).status()).isEqualTo(200);
    }

    @Test
    void storeNoReadableKey() {
        one.owner(one.openAccount(null)).requestChange("reader@example.org");
        one.client().verify("no token");
        assertThat(one.jdbc()
                        .sql("select id from rate_bucket")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(name -> name.matches("[a-z-]+ [0-9a-f]{64}"));
    }

    private static void assertLimited(Answer answer, String limit) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(429);
        assertThat(answer.outcome()).isEqualTo("rate-limited");
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 3600L);
        assertThat(answer.headers().firstValue("RateLimit").orElseThrow()).contains('"' + limit + "\";r=0;");
    }

    private static String fresh() {
        return "new-" + UUID.randomUUID() + "@example.org";
    }
}
