package org.emailchange.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.emailchange.api.LinkPurpose;
import org.emailchange.command.CommandSideApplication;
import org.emailchange.testing.Inbox;
import org.emailchange.testing.SettableClock;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.http.Answer;
import org.emailchange.testing.http.ApiClient;
import org.emailchange.testing.http.PathSpellings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdempotencyIT {

    private static final SettableClock CLOCK = SettableClock.startingNow();
    private static final String CHANGES = "/api/accounts/me/email-changes";
    private static TestMailServer mails;
    private static TestSystem one;
    private static TestSystem other;

    @BeforeAll
    static void start() {
        mails = TestMailServer.started();
        var database = TestDatabase.fresh();
        var patience = "email-change.idempotency.patience=300ms";
        one = CommandSideApplication.start(database, mails, CLOCK);
        var keys = "email-change.idempotency.keys-per-account=20/1d";
        other = CommandSideApplication.start(database, mails, CLOCK, patience, keys);
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
        mails.close();
    }

    @Test
    void repeatsTheResponseOnAnotherNodeAndExecutesNothingAgain() {
        var name = one.openAccount(null);
        var key = key();
        var email = fresh();

        var first = one.owner(name).withIdempotencyKey(key).requestChange(email);
        var events = events();
        var again = other.owner(name).withIdempotencyKey('"' + key + '"').requestChange(email);

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.headers().firstValue(StoredResponse.REPLAYED)).isEmpty();
        assertThat(again.headers().firstValue(StoredResponse.REPLAYED)).hasValue("true");
        assertSame(again, first);
        assertThat(events()).isEqualTo(events);
    }

    @Test
    void refusesAnotherBodyUnderTheSameKey() {
        var owner = one.owner(one.openAccount(null)).withIdempotencyKey(key());
        assertThat(owner.requestChange(fresh()).status()).isEqualTo(202);

        var mismatch = owner.requestChange(fresh());

        assertThat(mismatch.status()).isEqualTo(422);
        assertThat(mismatch.outcome()).isEqualTo("idempotency-mismatch");
    }

    @Test
    void separatesKeysByCallerAndPath() {
        var key = key();
        var email = fresh();
        var owner = one.owner(one.openAccount(null)).withIdempotencyKey(key);
        var change = owner.requestChange(email).json().get("changeId").asString();
        CLOCK.advance(Duration.ofMinutes(2));

        assertThat(one.owner(one.openAccount(null))
                        .withIdempotencyKey(key)
                        .requestChange(email)
                        .json()
                        .get("changeId")
                        .asString())
                .isNotEqualTo(change);
        assertThat(owner.resend(change).headers().firstValue(StoredResponse.REPLAYED))
                .isEmpty();
        assertThat(owner.resend(change).headers().firstValue(StoredResponse.REPLAYED))
                .hasValue("true");
    }

    @Test
    void knowsARequestHoweverItsPathIsSpelled() {
        var owner = one.owner(one.openAccount(null)).withIdempotencyKey(key());
        var body = ApiClient.changeRequest(fresh(), TestAccount.PASSWORD);
        var first = owner.post(CHANGES, body).expect(202);

        assertThat(PathSpellings.of(CHANGES)).allSatisfy(path -> {
            assertSame(owner.post(path, body), first);
            var other = owner.post(path, ApiClient.changeRequest(fresh(), TestAccount.PASSWORD));
            assertThat(other.outcome()).isEqualTo("idempotency-mismatch");
        });
    }

    @Test
    void knowsTheSameObjectHoweverItIsWritten() {
        var owner = one.owner(one.openAccount(null)).withIdempotencyKey(key());
        var email = fresh();
        var first = owner.post(
                        CHANGES,
                        "{\"newEmail\":\"" + email + "\",\"credential\":{\"password\":\"" + TestAccount.PASSWORD
                                + "\"}}")
                .expect(202);

        var again = owner.post(
                CHANGES,
                "{ \"credential\": {\"passkey\": null, \"password\": \"" + TestAccount.PASSWORD
                        + "\"},\n\"newEmail\": \"" + email.replace("n", "\\u006e") + "\" }");

        assertSame(again, first);
    }

    @Test
    void storesNothingOfALockedAccountWhichIsToComeAgain() {
        var owner = one.owner(one.openAccount(null));
        for (int i = 0; i < 5; i++) {
            owner.requestChange(fresh(), "wrong");
        }
        var once = owner.withIdempotencyKey(key());
        var email = fresh();

        assertThat(once.requestChange(email).outcome()).isEqualTo("locked");
        CLOCK.advance(Duration.ofMinutes(31));
        assertThat(once.requestChange(email).status()).isEqualTo(202);
    }

    @Test
    void storesNothingOfARequestThatIsNotUnderstood() {
        var before = responses();

        one.owner(one.openAccount(null))
                .withIdempotencyKey(key())
                .post(CHANGES, "{\"x\":1}")
                .expect(400);
        var anybody = one.client().withIdempotencyKey(key());
        anybody.with("Content-Type", "text/plain")
                .send("POST", "/api/verifications", "x")
                .expect(415);
        anybody.with("Accept", "image/png")
                .post("/api/verifications", "{\"token\":\"x\"}")
                .expect(406);

        assertThat(responses()).isEqualTo(before);
    }

    @Test
    void storesForAnAccountAsMuchAsItMaySendInADay() {
        var owner = one.owner(one.openAccount(null));
        var limited = other.owner(one.openAccount(null));
        for (int i = 0; i < 20; i++) {
            limited.withIdempotencyKey(key())
                    .post("/api/accounts/me/nowhere", "{}")
                    .expect(404);
        }

        var refused = limited.withIdempotencyKey(key()).post("/api/accounts/me/nowhere", "{}");

        assertThat(refused.outcome()).isEqualTo("rate-limited");
        assertThat(refused.headers().firstValueAsLong("Retry-After")).isPresent();
        assertThat(owner.withIdempotencyKey(key()).requestChange(fresh()).status())
                .isEqualTo(202);
    }

    @Test
    void storesForALinkAsMuchAsForAnAccount() {
        var email = fresh();
        other.owner(other.openAccount(null)).requestChange(email);
        var token = new Inbox(mails).token(email, LinkPurpose.CONFIRM_NEW);
        for (int i = 0; i < 20; i++) {
            other.client().withIdempotencyKey(key()).verify(token);
        }

        assertThat(other.client().withIdempotencyKey(key()).verify(token).outcome())
                .isEqualTo("rate-limited");

        assertThat(other.client().verify(token).outcome()).isEqualTo("token-used");
    }

    private static long responses() {
        return one.jdbc()
                .sql("select count(*) from idempotent_request")
                .query(Long.class)
                .single();
    }

    @Test
    void repeatsARefusalWithoutChargingForThePasswordAgain() {
        var owner = one.owner(one.openAccount(null)).withIdempotencyKey(key());
        var email = fresh();

        var first = owner.requestChange(email, "wrong");
        for (int i = 0; i < 10; i++) {
            assertSame(owner.requestChange(email, "wrong"), first);
        }

        assertThat(first.outcome()).isEqualTo("authentication-failed");
        var next = owner.withIdempotencyKey(key()).requestChange(email, "wrong");
        assertThat(next.json().get("attemptsLeft").asInt()).isEqualTo(3);
    }

    @Test
    void opensAnAccountOnce() {
        var wallet = one.wallet().withIdempotencyKey(key());
        var body = "{\"username\":\"u-" + UUID.randomUUID() + "\",\"password\":\"pass word\"}";

        var first = wallet.post("/api/accounts", body);
        var again = wallet.post("/api/accounts", body);

        assertThat(first.status()).isEqualTo(201);
        assertSame(again, first);
        assertThat(again.headers().firstValue("Location")).isPresent();
    }

    @Test
    void repeatsTheResponseToTheHolderOfALink() {
        var email = fresh();
        one.owner(one.openAccount(null)).requestChange(email);
        var token = mails.awaitMailTo(email).text().replaceAll("(?s).*/verify\\?token=(\\S+).*", "$1");
        var holder = one.client().withIdempotencyKey(key());

        var first = holder.verify(token);
        var again = holder.verify(token);
        var later = one.client().withIdempotencyKey(key()).verify(token);

        assertThat(first.status()).isEqualTo(200);
        assertSame(again, first);
        assertThat(later.outcome()).isEqualTo("token-used");
    }

    @Test
    void answersConcurrentRepeatsOnTwoNodesAlike() {
        var name = one.openAccount(null);
        var key = key();
        var email = fresh();

        var twins = IntStream.range(0, 20)
                .mapToObj(i -> (i % 2 == 0 ? one : other).owner(name).withIdempotencyKey(key))
                .map(caller -> caller.begin("POST", CHANGES, ApiClient.changeRequest(email, TestAccount.PASSWORD)))
                .toList();

        var answers = twins.stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.status() != 503)
                .toList();
        assertThat(answers).hasSizeGreaterThanOrEqualTo(10);
        assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
        assertThat(answers.stream().filter(answer -> replayed(answer).isEmpty()))
                .hasSize(1);
    }

    @Test
    void answersUnavailableWhileTheFirstHangsAndExecutesTheRepeatAfterItsLease() {
        var name = one.openAccount(null);
        var key = key();
        var email = fresh();
        assertThat(one.owner(name).withIdempotencyKey(key).requestChange(email).status())
                .isEqualTo(202);
        // as a node leaves it behind that dies before it answers
        one.jdbc()
                .sql("update idempotent_request set status = null, body = null where expires_at ="
                        + " (select max(expires_at) from idempotent_request)")
                .update();

        var tooEarly = other.owner(name).withIdempotencyKey(key).requestChange(email);
        CLOCK.advance(Duration.ofSeconds(61));
        var otherBody = other.owner(name).withIdempotencyKey(key).requestChange(fresh());
        var inTime = other.owner(name).withIdempotencyKey(key).requestChange(email);

        assertThat(tooEarly.outcome()).isEqualTo("unavailable");
        assertThat(tooEarly.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
        assertThat(otherBody.outcome()).isEqualTo("idempotency-mismatch");
        assertThat(inTime.status()).isEqualTo(202);
        assertThat(replayed(inTime)).isEmpty();
    }

    @Test
    void removesAResponseAfterItsRetention() {
        var owner = one.owner(one.openAccount(null)).withIdempotencyKey(key());
        var email = fresh();
        owner.requestChange(email);
        CLOCK.advance(Duration.ofHours(25));

        assertThat(replayed(owner.requestChange(email))).isEmpty();
        CLOCK.advance(Duration.ofHours(25));
        one.bean(IdempotentRequests.class).removeExpired();
        assertThat(one.jdbc()
                        .sql("select count(*) from idempotent_request")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void storesNoResponseThatAsksToRetry() {
        var owner = one.owner(one.openAccount(null));
        var change = owner.requestChange(fresh()).json().get("changeId").asString();
        var once = owner.withIdempotencyKey(key());

        assertThat(once.resend(change).outcome()).isEqualTo("resend-too-soon");
        CLOCK.advance(Duration.ofMinutes(2));
        assertThat(once.resend(change).status()).isEqualTo(202);
    }

    @Test
    void refusesAnInvalidKey() {
        var owner = one.owner(one.openAccount(null)).withIdempotencyKey("\"unclosed");
        assertThat(owner.requestChange(fresh()).outcome()).isEqualTo("malformed");
    }

    @Test
    void storesNothingReadable() {
        var secret = "a secret that is wrong";
        var owner = one.owner(one.openAccount(null)).withIdempotencyKey("key-" + secret.replace(' ', '-'));
        owner.requestChange("reader@example.org", secret);

        var rows = one.jdbc()
                .sql("select row_to_json(r)::text || convert_from(coalesce(body, ''), 'UTF8')"
                        + " from idempotent_request r")
                .query(String.class)
                .list();
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains("secret") || row.contains("reader@"));
    }

    private static void assertSame(Answer answer, Answer first) {
        assertThat(answer.status()).isEqualTo(first.status());
        assertThat(answer.body()).isEqualTo(first.body());
        for (var header : List.of("Location", "Email-Version", "Content-Type", "Retry-After", "WWW-Authenticate")) {
            assertThat(answer.headers().allValues(header))
                    .isEqualTo(first.headers().allValues(header));
        }
    }

    private static List<String> replayed(Answer answer) {
        return answer.headers().allValues(StoredResponse.REPLAYED);
    }

    private static long events() {
        return one.jdbc()
                .sql("select count(*) from domain_event_entry where payload_type like '%EmailChange%'")
                .query(Long.class)
                .single();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static String fresh() {
        return "new-" + UUID.randomUUID() + "@example.org";
    }
}
