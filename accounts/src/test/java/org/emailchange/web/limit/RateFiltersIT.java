package org.emailchange.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.emailchange.accounts.RunningEdge;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RateFiltersIT extends RunningEdge {
    private static final String PATH = "/api/accounts/me/email";

    RateFiltersIT() {
        super(
                "email-change.limits.failed-sign-ins-per-name=3/15m",
                "email-change.limits.failed-sign-ins-per-client=40/15m",
                "email-change.limits.open-calls-per-client=25/1h");
    }

    /** Other classes share the database, and what their more generous limits have left in it. */
    @BeforeEach
    void startWithFullBuckets() {
        system.jdbc().sql("delete from rate_bucket").update();
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
