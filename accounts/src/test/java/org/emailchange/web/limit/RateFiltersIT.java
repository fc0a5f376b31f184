package org.emailchange.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.emailchange.accounts.EdgeApplication;
import org.emailchange.accounts.RunningEdge;
import org.emailchange.accounts.account.NewAccount;
import org.emailchange.api.AccountId;
import org.emailchange.testing.ConcurrentCalls;
import org.emailchange.testing.http.FormBrowser;
import org.emailchange.testing.http.PathSpellings;
import org.emailchange.testing.http.RawHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RateFiltersIT extends RunningEdge {
    private static final String PATH = "/api/accounts/me/email";

    RateFiltersIT() {
        super(
                "email-change.limits.failed-sign-ins-per-name=3/15m",
                "email-change.limits.failed-sign-ins-of-name=7/1h",
                "email-change.limits.failed-sign-ins-per-client=40/15m",
                "email-change.limits.open-calls-per-client=25/1h");
    }

    /** Other classes share the database, and what their more generous limits have left in it. */
    @BeforeEach
    void startWithFullBuckets() {
        system.jdbc().sql("delete from rate_bucket").update();
    }

    @AfterEach
    void setTheClockRight() {
        clock.set(EdgeApplication.NOW);
    }

    @Test
    void checkNoPasswordAfterTooManyWrongOnes() {
        for (int i = 0; i < 3; i++) {
            assertProblem(anonymous().as(own.username(), "wrong").get(PATH), 401, "unauthenticated");
        }
        var refused = user().get(PATH);
        assertProblem(refused, 429, "rate-limited");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 300L);
        assertThat(refused.findHeader("RateLimit").orElseThrow()).contains("\"failed-sign-ins-per-name\";r=0");
    }

    @Test
    void countWhatIsTriedOnThePageAndByBasicTogether() {
        var browser = new FormBrowser(anonymous());
        browser.trySignIn(own.username(), "wrong").expect(401);
        browser.trySignIn(own.username(), "wrong").expect(401);
        assertProblem(anonymous().as(own.username(), "wrong").get(PATH), 401, "unauthenticated");

        var onThePage = browser.trySignIn(own.username(), PASSWORD);

        assertThat(onThePage.status()).isEqualTo(429);
        assertThat(onThePage.findHeader("Retry-After")).isPresent();
        assertProblem(user().get(PATH), 429, "rate-limited");
    }

    @Test
    void guardStaffLikeAllOthers() {
        for (int i = 0; i < 3; i++) {
            new FormBrowser(anonymous()).trySignIn("wallet", "wrong").expect(401);
        }
        new FormBrowser(anonymous()).trySignIn("wallet", PASSWORD).expect(429);
    }

    @Test
    void countANameHoweverItIsSpelled() {
        var name = "Zo\u00eb-Ren\u00e9e-" + own.id();
        accounts.open(new NewAccount(AccountId.of(UUID.randomUUID()), name, passwords.encode(PASSWORD)));
        var spellings = Stream.of(name, name.toUpperCase(Locale.ROOT), name.toLowerCase(Locale.ROOT), ' ' + name)
                .flatMap(spelled -> Stream.of(Normalizer.Form.NFC, Normalizer.Form.NFD)
                        .map(form -> Normalizer.normalize(spelled, form)))
                .toList();

        var statuses = spellings.stream()
                .map(spelled -> anonymous().as(spelled, "wrong").get(PATH).status())
                .toList();

        assertThat(statuses).containsExactly(401, 401, 401, 429, 429, 429, 429, 429);
    }

    @Test
    void checkNoMoreWrongPasswordsAtOnceThanOneAfterTheOther() {
        var statuses = ConcurrentCalls.times(
                12, i -> anonymous().as(own.username(), "wrong").get(PATH).status());

        assertThat(statuses).containsOnly(401, 429);
        assertThat(statuses.stream().filter(status -> status == 401)).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void countANameOverAllClientsAndLetInWhereItHasSignedInBefore() {
        assertThat(user().get(PATH).status()).isEqualTo(200);

        var statuses = IntStream.rangeClosed(2, 11)
                .mapToObj(i -> from("127.0.0." + i, "wrong"))
                .toList();

        assertThat(statuses)
                .startsWith("401", "401", "401", "401", "401", "401", "401")
                .endsWith("429", "429", "429");
        assertThat(from("127.0.0.12", PASSWORD)).isEqualTo("429");
        assertThat(user().get(PATH).status()).isEqualTo(200);
    }

    @Test
    void letInWhereANameSignsInAgainAndAgainForThirtyDaysFromTheLastTime() {
        assertThat(user().get(PATH).status()).isEqualTo(200);
        clock.advance(Duration.ofDays(29));
        assertThat(user().get(PATH).status()).isEqualTo(200);
        clock.advance(Duration.ofDays(2));
        IntStream.rangeClosed(2, 8)
                .forEach(i -> assertThat(from("127.0.0." + i, "wrong")).isEqualTo("401"));
        assertThat(from("127.0.0.9", PASSWORD)).isEqualTo("429");

        assertThat(user().get(PATH).status()).isEqualTo(200);
    }

    @Test
    void refuseNoneOfManyRightPasswordsAtOnceFromWhereTheNameHasSignedIn() {
        assertThat(user().get(PATH).status()).isEqualTo(200);

        var statuses = ConcurrentCalls.times(40, i -> user().get(PATH).status());

        assertThat(statuses).contains(200).doesNotContain(429);
    }

    @Test
    void letInWhoHasSignedInBeforeThoughOthersTryNamesFromTheSameAddress() {
        assertThat(user().get(PATH).status()).isEqualTo(200);
        var ofClient = new Limit("failed-sign-ins-per-client", Rate.valueOf("40/15m"), "127.0.0.1");
        bean(RateLimiter.class).count(Collections.nCopies(40, ofClient));

        assertProblem(anonymous().as("nobody", "wrong").get(PATH), 429, "rate-limited");
        assertThat(user().get(PATH).status()).isEqualTo(200);
        clock.advance(Duration.ofDays(2));
        bean(RateLimiter.class).count(Collections.nCopies(40, ofClient));
        assertThat(user().get(PATH).status()).isEqualTo(200);
    }

    @Test
    void countWhatIsWrongFromWhereTheNameHasSignedInForTheClientAndForTheName() {
        assertThat(user().get(PATH).status()).isEqualTo(200);

        for (int i = 0; i < 3; i++) {
            assertProblem(anonymous().as(own.username(), "wrong").get(PATH), 401, "unauthenticated");
        }

        assertProblem(user().get(PATH), 429, "rate-limited");
        assertThat(IntStream.rangeClosed(2, 6).mapToObj(i -> from("127.0.0." + i, "wrong")))
                .containsExactly("401", "401", "401", "401", "429");
    }

    private String from(String address, String password) {
        var pair = (own.username() + ':' + password).getBytes(StandardCharsets.UTF_8);
        try (var connection = new RawHttp(port, address)) {
            return connection
                    .write("GET " + PATH + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Basic "
                            + Base64.getEncoder().encodeToString(pair) + "\r\n\r\n")
                    .readAll()
                    .split(" ")[1];
        }
    }

    @Test
    void countUnknownNamesLikeAllOthers() {
        for (int i = 0; i < 3; i++) {
            assertProblem(anonymous().as("nobody", "wrong").get(PATH), 401, "unauthenticated");
        }
        assertProblem(anonymous().as("NoBody", "wrong").get(PATH), 429, "rate-limited");
    }

    @Test
    void doNotCountSuccessfulSignIns() {
        for (int i = 0; i < 5; i++) {
            assertThat(user().get(PATH).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void countARequestHoweverItsPathIsSpelled(String spelled) {
        for (int i = 0; i < 25; i++) {
            anonymous().post("/api/verifications", "{\"token\":\"t\"}").expect(200);
        }
        assertProblem(anonymous().post(spelled, "{\"token\":\"t\"}"), 429, "rate-limited");
    }

    static Stream<String> spellings() {
        return PathSpellings.of("/api/verifications");
    }

    @Test
    void countAnonymousRequestsOfAClientWhateverForwardingHeadersSay() {
        for (int i = 0; i < 25; i++) {
            var forwarded = anonymous().with("X-Forwarded-For", "192.0.2." + i).with("Forwarded", "for=192.0.2." + i);
            assertThat(forwarded.post("/api/verifications", "{\"token\":\"t\"}").status())
                    .isEqualTo(200);
        }
        assertProblem(
                anonymous().with("X-Forwarded-For", "192.0.2.99").post("/api/verifications", "{\"token\":\"t\"}"),
                429,
                "rate-limited");
        assertThat(user().post("/api/verifications", "{\"token\":\"t\"}").status())
                .isEqualTo(200);
    }
}
