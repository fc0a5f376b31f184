package org.emailchange.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.emailchange.accounts.Edge;
import org.emailchange.accounts.RunningEdge;
import org.emailchange.api.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RejectionProblemsIT extends RunningEdge {

    @ParameterizedTest
    @EnumSource(Rejection.class)
    void haveTheNameOfTheRejection(Rejection rejection) {
        var answer = user().get("/api/accounts/me/rejections/" + rejection);
        var type = ProblemType.valueOf(rejection.name());

        assertProblem(answer, type.status(), type.slug());
    }

    @Test
    void tellHowLongTheLockLasts() {
        var answer = user().get("/api/accounts/me/rejections/LOCKED");

        assertThat(answer.headers().firstValue("Retry-After")).hasValue("90");
        assertThat(Edge.json(answer).get("retryAfter").asInt()).isEqualTo(90);
        assertThat(Edge.json(answer).get("lockedUntil").asString()).isEqualTo("2026-03-01T12:01:29.001Z");
    }

    @Test
    void tellHowManyAttemptsAreLeftWithoutMakingABrowserAskForThePassword() {
        var answer = user().get("/api/accounts/me/rejections/AUTHENTICATION_FAILED");

        assertThat(Edge.json(answer).get("attemptsLeft").asInt()).isEqualTo(4);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Credential realm=\"email-change\"");
    }
}
