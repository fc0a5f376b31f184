package org.emailchange.command.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.nodes.Caller.json;
import static org.emailchange.nodes.Caller.problem;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.emailchange.nodes.Caller;
import org.emailchange.nodes.CommandNode;
import org.emailchange.testing.SettableClock;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LimitsIT {

    private static final SettableClock CLOCK = SettableClock.startingNow();
    private static TestMailServer mails;
    private static CommandNode one;
    private static CommandNode other;

    @BeforeAll
    static void start() {
        mails = TestMailServer.started();
        var database = TestDatabase.fresh();
        one = node(database);
        other = node(database);
    }

    private static CommandNode node(TestDatabase database) {
        return CommandNode.started(
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
        var name = one.open(null);
        for (int i = 0; i < 2; i++) {
            assertThat(one.owner(name).ask(fresh()).statusCode()).isEqualTo(202);
            assertThat(other.owner(name).ask(fresh()).statusCode()).isEqualTo(202);
        }

        assertLimited(one.owner(name).ask(fresh()), "requests-per-account");
        assertLimited(other.owner(name).ask(fresh()), "requests-per-account");
        assertThat(other.owner(one.open(null)).ask(fresh()).statusCode()).isEqualTo(202);

        CLOCK.advance(Duration.ofMinutes(15));
        assertThat(other.owner(name).ask(fresh()).statusCode()).isEqualTo(202);
        assertLimited(one.owner(name).ask(fresh()), "requests-per-account");
    }

    @Test
    void countTheRequestsForAnAddressInAnySpelling() {
        var address = fresh();
        for (int i = 0; i < 3; i++) {
            assertThat(one.owner(one.open(null)).ask(address).statusCode()).isEqualTo(202);
            var shouted = address.toUpperCase(Locale.ROOT);
            assertThat(other.owner(one.open(null)).ask(shouted).statusCode()).isEqualTo(202);
        }
        var refused = one.owner(one.open(null)).ask(address);
        assertThat(problem(refused)).isEqualTo("rate-limited");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 600L);
        assertThat(refused.headers().firstValue("RateLimit")).hasValue("\"requests-per-account\";r=4;t=0");
    }

    @Test
    void showWhatIsLeftOfTheOwnLimitAndNothingOfOthers() {
        var answer = one.owner(one.open(null)).ask(fresh());

        assertThat(answer.headers().firstValue("RateLimit-Policy")).hasValue("\"requests-per-account\";q=4;w=3600");
        assertThat(answer.headers().firstValue("RateLimit")).hasValue("\"requests-per-account\";r=3;t=900");
    }

    @Test
    void countNoFailedAttemptForARequestThatTheyRefuse() {
        var owner = one.owner(one.open(null));
        for (int i = 0; i < 12; i++) {
            owner.ask(fresh());
        }
        assertThat(json(owner.ask(fresh(), "wrong")).get("attemptsLeft").asInt())
                .isEqualTo(4);
    }

    @Test
    void countResends() {
        var owner = one.owner(one.open(null));
        var change = json(owner.ask(fresh())).get("changeId").asString();
        CLOCK.advance(Duration.ofSeconds(61));
        assertThat(owner.resend(change).statusCode()).isEqualTo(202);
        assertThat(problem(owner.resend(change))).isEqualTo("resend-too-soon");
        assertLimited(owner.resend(change), "resends-per-account");
    }

    @Test
    void slowDownGuessedTokensButNoGenuineOnes() {
        var email = fresh();
        one.owner(one.open(null)).ask(email);
        var token = mails.awaitMailTo(email).text().replaceAll("(?s).*/verify\\?token=(\\S+).*", "$1");
        var forged = token.substring(0, token.length() - 4) + "AAAA";

        assertThat(Stream.generate(() -> one.anybody().verify(forged)).limit(4).map(Caller::problem))
                .containsOnly("token-invalid");
        assertLimited(other.anybody().verify(forged), "bad-links-per-change");
        assertThat(Stream.generate(() -> one.anybody().verify("no token"))
                        .limit(16)
                        .map(Caller::problem))
                .containsOnly("token-invalid");
        assertLimited(other.anybody().verify("no token either"), "bad-links-per-client");

        assertThat(one.anybody().verify(token).statusCode()).isEqualTo(200);
    }

    @Test
    void storeNoReadableKey() {
        one.owner(one.open(null)).ask("reader@example.org");
        one.anybody().verify("no token");
        assertThat(one.jdbc()
                        .sql("select id from rate_bucket")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(name -> name.matches("[a-z-]+ [0-9a-f]{64}"));
    }

    private static void assertLimited(HttpResponse<String> answer, String limit) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        assertThat(problem(answer)).isEqualTo("rate-limited");
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 3600L);
        assertThat(answer.headers().firstValue("RateLimit").orElseThrow()).contains('"' + limit + "\";r=0;");
    }

    private static String fresh() {
        return "new-" + UUID.randomUUID() + "@example.org";
    }
}
