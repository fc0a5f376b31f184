package org.emailchange.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import org.emailchange.accounts.RunningEdge;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FrameworkProblemsIT extends RunningEdge {

    @Test
    void listTheAllowedMethods() {
        var answer = user().send("PUT", "/api/accounts/me/email", BodyPublishers.noBody());

        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.findHeader("Allow").orElseThrow().split(", ")).containsExactlyInAnyOrder("GET", "DELETE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "multipart/form-data; boundary=x", "nonsense"})
    void refuseUnsupportedMediaTypes(String type) {
        var answer =
                anonymous().with("Content-Type", type).send("POST", "/api/verifications", BodyPublishers.ofString("x"));

        assertProblem(answer, 415, "unsupported-media-type");
    }

    @Test
    void refuseUnacceptableMediaTypes() {
        assertProblem(user().with("Accept", "image/png").get("/api/accounts/me/email"), 406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?limit=", "?limit=many", "?limit=1e3", "?limit=99999999999"})
    void refuseParametersThatAreMissingOrWrong(String query) {
        var answer = user().get("/api/email-availability" + query);

        assertProblem(answer, 400, "malformed");
        assertThat(answer.json().get("field").asString()).isEqualTo("limit");
    }

    @Test
    void showOnlyTheNumberOfAnIncident(CapturedOutput output) {
        var answer = user().get("/api/accounts/me/broken");

        assertProblem(answer, 500, "internal");
        var incident = answer.json().get("incident").asString();
        assertThat(incident).matches("[0-9a-f]{16}");
        assertThat(answer.body()).doesNotContain("secret-in-a-message", "Exception");
        assertThat(output.getAll())
                .contains("Incident " + incident, "java.lang.IllegalStateException", "SampleApi.broken")
                .doesNotContain("secret-in-a-message");
    }

    @Test
    void sayWhenToRetryWhileTheDatabaseIsBusy() {
        var answer = user().get("/api/accounts/me/busy");

        assertProblem(answer, 503, "unavailable");
        assertThat(answer.findHeader("Retry-After")).hasValue("2");
        assertThat(answer.body()).doesNotContain("secret-in-a-message");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"08006", "25006", "25P03", "53300", "55P03", "57014", "57P01", "58030"})
    void areUnavailableHoweverTheDatabaseFails(@Nullable String sqlState) {
        var problem =
                FrameworkProblems.problemOf(new SQLException("", sqlState)).orElseThrow();

        assertThat(problem.type()).isEqualTo(GeneralProblem.UNAVAILABLE);
        assertThat(problem.retryAfter()).isNotNull();
    }

    @Test
    void areFoundAmongTheCauses() {
        assertProblem(user().get("/api/accounts/me/wrapped"), 409, "username-taken");
    }

    @ParameterizedTest
    @EnumSource
    void haveTheStatusOfTheirType(GeneralProblem type) {
        assertProblem(user().get("/api/accounts/me/problems/" + type), type.status(), type.code());
    }

    @Test
    void sayHowLongToWaitInWholeSecondsRoundedUp() {
        var answer = user().get("/api/accounts/me/locked");

        assertThat(answer.findHeader("Retry-After")).hasValue("90");
        assertThat(answer.json().get("retryAfter").asInt()).isEqualTo(90);
        assertThat(answer.json().get("lockedUntil").asString()).isEqualTo("2026-03-01T12:01:29.001Z");
    }

    @Test
    void doNotMakeABrowserAskForAPassword() {
        var answer = user().get("/api/accounts/me/problems/UNAUTHENTICATED");

        assertThat(answer.findHeader("WWW-Authenticate")).hasValue("Credential realm=\"email-change\"");
    }

    @Test
    void areJsonWhateverTheClientAccepts() {
        assertProblem(user().with("Accept", "text/html").get("/api/accounts/me/wrapped"), 409, "username-taken");
        assertProblem(user().with("Accept", "text/csv").get("/api/accounts/me/wrapped"), 409, "username-taken");
    }
}
