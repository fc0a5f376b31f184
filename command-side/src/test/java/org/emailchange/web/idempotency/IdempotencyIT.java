package org.emailchange.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.nodes.Caller.json;
import static org.emailchange.nodes.Caller.problem;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.emailchange.nodes.Caller;
import org.emailchange.nodes.CommandNode;
import org.emailchange.testing.SettableClock;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdempotencyIT {

    private static final SettableClock CLOCK = SettableClock.startingNow();
    private static final String CHANGES = "/api/accounts/me/email-changes";
    private static TestMailServer mails;
    private static CommandNode one;
    private static CommandNode other;

    @BeforeAll
    static void start() {
        mails = TestMailServer.started();
        var database = TestDatabase.fresh();
        var patience = "email-change.idempotency.patience=300ms";
        one = CommandNode.started(database, mails, CLOCK);
        other = CommandNode.started(database, mails, CLOCK, patience);
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
        mails.close();
    }

    @Test
    void repeatsTheResponseOnAnotherNodeAndExecutesNothingAgain() {
        var name = one.open(null);
        var key = key();
        var email = fresh();

        var first = one.owner(name).once(key).ask(email);
        var events = events();
        var again = other.owner(name).once('"' + key + '"').ask(email);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.headers().firstValue(StoredResponse.REPLAYED)).isEmpty();
        assertThat(again.headers().firstValue(StoredResponse.REPLAYED)).hasValue("true");
        assertSame(again, first);
        assertThat(events()).isEqualTo(events);
    }

    @Test
    void refusesAnotherBodyUnderTheSameKey() {
        var owner = one.owner(one.open(null)).once(key());
        assertThat(owner.ask(fresh()).statusCode()).isEqualTo(202);

        var mismatch = owner.ask(fresh());

        assertThat(mismatch.statusCode()).isEqualTo(422);
        assertThat(problem(mismatch)).isEqualTo("idempotency-mismatch");
    }

    @Test
    void separatesKeysByCallerAndPath() {
        var key = key();
        var email = fresh();
        var owner = one.owner(one.open(null)).once(key);
        var change = json(owner.ask(email)).get("changeId").asString();
        CLOCK.advance(Duration.ofMinutes(2));

        assertThat(json(one.owner(one.open(null)).once(key).ask(email))
                        .get("changeId")
                        .asString())
                .isNotEqualTo(change);
        assertThat(owner.resend(change).headers().firstValue(StoredResponse.REPLAYED))
                .isEmpty();
        assertThat(owner.resend(change).headers().firstValue(StoredResponse.REPLAYED))
                .hasValue("true");
    }

    @Test
    void repeatsARefusalWithoutChargingForThePasswordAgain() {
        var owner = one.owner(one.open(null)).once(key());
        var email = fresh();

        var first = owner.ask(email, "wrong");
        for (int i = 0; i < 10; i++) {
            assertSame(owner.ask(email, "wrong"), first);
        }

        assertThat(problem(first)).isEqualTo("authentication-failed");
        var next = owner.once(key()).ask(email, "wrong");
        assertThat(json(next).get("attemptsLeft").asInt()).isEqualTo(3);
    }

    @Test
    void opensAnAccountOnce() {
        var wallet = one.wallet().once(key());
        var body = "{\"username\":\"u-" + UUID.randomUUID() + "\",\"password\":\"pass word\"}";

        var first = wallet.post("/api/accounts", body);
        var again = wallet.post("/api/accounts", body);

        assertThat(first.statusCode()).isEqualTo(201);
        assertSame(again, first);
        assertThat(again.headers().firstValue("Location")).isPresent();
    }

    @Test
    void repeatsTheResponseToTheHolderOfALink() {
        var email = fresh();
        one.owner(one.open(null)).ask(email);
        var token = mails.awaitMailTo(email).text().replaceAll("(?s).*/verify\\?token=(\\S+).*", "$1");
        var holder = one.anybody().once(key());

        var first = holder.verify(token);
        var again = holder.verify(token);
        var later = one.anybody().once(key()).verify(token);

        assertThat(first.statusCode()).isEqualTo(200);
        assertSame(again, first);
        assertThat(problem(later)).isEqualTo("token-used");
    }

    @Test
    void answersConcurrentRepeatsOnTwoNodesAlike() {
        var name = one.open(null);
        var key = key();
        var email = fresh();

        var twins = IntStream.range(0, 20)
                .mapToObj(i -> (i % 2 == 0 ? one : other).owner(name).once(key))
                .map(caller -> caller.begin("POST", CHANGES, Caller.asking(email, CommandNode.PASSWORD)))
                .toList();

        var answers = twins.stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.statusCode() != 503)
                .toList();
        assertThat(answers).hasSizeGreaterThanOrEqualTo(10);
        assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
        assertThat(answers.stream().filter(answer -> replayed(answer).isEmpty()))
                .hasSize(1);
    }

    @Test
    void answersUnavailableWhileTheFirstHangsAndExecutesTheRepeatAfterItsLease() {
        var name = one.open(null);
        var key = key();
        var email = fresh();
        assertThat(one.owner(name).once(key).ask(email).statusCode()).isEqualTo(202);
        // as a node leaves it behind that dies before it answers
        one.jdbc()
                .sql("update idempotent_request set status = null, body = null where expires_at ="
                        + " (select max(expires_at) from idempotent_request)")
                .update();

        var tooEarly = other.owner(name).once(key).ask(email);
        CLOCK.advance(Duration.ofSeconds(61));
        var otherBody = other.owner(name).once(key).ask(fresh());
        var inTime = other.owner(name).once(key).ask(email);

        assertThat(problem(tooEarly)).isEqualTo("unavailable");
        assertThat(tooEarly.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
        assertThat(problem(otherBody)).isEqualTo("idempotency-mismatch");
        assertThat(inTime.statusCode()).isEqualTo(202);
        assertThat(replayed(inTime)).isEmpty();
    }

    @Test
    void removesAResponseAfterItsRetention() {
        var owner = one.owner(one.open(null)).once(key());
        var email = fresh();
        owner.ask(email);
        CLOCK.advance(Duration.ofHours(25));

        assertThat(replayed(owner.ask(email))).isEmpty();
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
        var owner = one.owner(one.open(null));
        var change = json(owner.ask(fresh())).get("changeId").asString();
        var once = owner.once(key());

        assertThat(problem(once.resend(change))).isEqualTo("resend-too-soon");
        CLOCK.advance(Duration.ofMinutes(2));
        assertThat(once.resend(change).statusCode()).isEqualTo(202);
    }

    @Test
    void refusesAnInvalidKey() {
        var owner = one.owner(one.open(null)).once("\"unclosed");
        assertThat(problem(owner.ask(fresh()))).isEqualTo("malformed");
    }

    @Test
    void storesNothingReadable() {
        var secret = "a secret that is wrong";
        var owner = one.owner(one.open(null)).once("key-" + secret.replace(' ', '-'));
        owner.ask("reader@example.org", secret);

        var rows = one.jdbc()
                .sql("select row_to_json(r)::text || convert_from(coalesce(body, ''), 'UTF8')"
                        + " from idempotent_request r")
                .query(String.class)
                .list();
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains("secret") || row.contains("reader@"));
    }

    private static void assertSame(HttpResponse<String> answer, HttpResponse<String> first) {
        assertThat(answer.statusCode()).isEqualTo(first.statusCode());
        assertThat(answer.body()).isEqualTo(first.body());
        for (var header : List.of("Location", "Email-Version", "Content-Type", "Retry-After", "WWW-Authenticate")) {
            assertThat(answer.headers().allValues(header))
                    .isEqualTo(first.headers().allValues(header));
        }
    }

    private static List<String> replayed(HttpResponse<String> answer) {
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
