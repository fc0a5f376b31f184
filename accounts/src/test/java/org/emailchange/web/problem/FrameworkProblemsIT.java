package org.emailchange.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.List;
import org.emailchange.accounts.RunningEdge;
import org.emailchange.testing.http.RawHttp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Content-Type    | */*
            Content-Type    | application/*
            Content-Type    | application/*+json
            Content-Type    | application/json;charset=nonsense
            Content-Type    | application/json;charset=
            Content-Type    | application/json;charset="
            Content-Type    | application/x-www-form-urlencoded;charset=nonsense
            Content-Type    | ;
            Accept          | nonsense
            Accept          | */*;q=nonsense
            Accept          | */json
            Accept-Language | %%%
            Accept-Language | en;q=nonsense
            Cookie          | session="; lang="
            Authorization   | Basic /w==
            Authorization   | Basic 7aCAOng=
            Email-Version   | \u00b4
            Idempotency-Key | "
            Range           | bytes=9-1
            If-None-Match   | "
            If-Modified-Since | yesterday
            Origin          | nonsense
            Forwarded       | for="
            X-Forwarded-For | 999.999.999.999, x
            """)
    void answerHeadersThatMeanNothingWithoutALineInTheLog(String name, String value, CapturedOutput output) {
        var before = output.getAll().length();
        var anybody = anonymous().with("Content-Type", "application/json").with(name, value);
        for (var path :
                List.of("/api/verifications", "/verify", "/sign-in", "/api/accounts/me/email", "/assets/app.css")) {
            for (var method : List.of("GET", "POST")) {
                var answer = anybody.send(method, path, BodyPublishers.ofString("{\"token\":\"x\"}"));
                assertThat(answer.status()).as("%s %s", method, path).isLessThan(500);
            }
        }
        assertThat(output.getAll().substring(before)).isEmpty();
    }

    @Test
    void writeNoLineAboutClientsThatBreakOff(CapturedOutput output) {
        var before = output.getAll().length();
        for (var body : List.of("Content-Length: 99\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n9\r\n{", "")) {
            var request = "POST /api/verifications HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + body;
            new RawHttp(port).write(request).close();
            for (var i = 0; i < 10; i++) {
                new RawHttp(port).write(request).reset();
            }
        }
        assertThat(RawHttp.send(
                        port,
                        "POST /api/verifications HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"))
                .startsWith("HTTP/1.1 400");
        anonymous().post("/api/verifications", "{\"token\":\"x\"}").expect(200);

        assertThat(output.getAll().substring(before)).isEmpty();
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
    void showOnlyTheNumberOfAnIncidentAndReportItOnceHoweverOftenItIsMet(CapturedOutput output) {
        var answer = user().get("/api/accounts/me/broken");

        assertProblem(answer, 500, "internal");
        var incident = answer.json().get("incident").asString();
        assertThat(incident).matches("[0-9a-f]{16}");
        for (int i = 0; i < 3; i++) {
            assertThat(user().get("/api/accounts/me/broken")
                            .json()
                            .get("incident")
                            .asString())
                    .isEqualTo(incident);
        }
        assertThat(output.getAll().split("Incident ", -1)).hasSize(2);
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
        var problem = new FrameworkProblems()
                .problemOf(new SQLException("", sqlState))
                .orElseThrow();

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
