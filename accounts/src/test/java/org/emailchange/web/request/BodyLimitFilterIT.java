package org.emailchange.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.emailchange.accounts.RunningEdge;
import org.emailchange.testing.http.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyLimitFilterIT extends RunningEdge {

    private static final String PATH = "/api/verifications";
    private static final int LIMIT = 16 * 1024;
    private static final String HEAD =
            "POST /api/verifications HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    @Test
    void acceptsABodyUpToTheLimit() {
        var answer = anonymous().post(PATH, bodyOf(LIMIT));

        assertThat(answer.json().get("length").asInt()).isEqualTo(LIMIT - 12);
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 1, 1_000_000, 10_000_000})
    void refusesALargerOne(int size) {
        assertProblem(anonymous().post(PATH, bodyOf(size)), 413, "content-too-large");
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 1, 1_000_000})
    void refusesALargerOneOfUnknownLength(int size) {
        var bytes = bodyOf(size).getBytes(StandardCharsets.US_ASCII);
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));

        var answer = anonymous().with("Content-Type", "application/json").send("POST", PATH, chunked);

        assertProblem(answer, 413, "content-too-large");
    }

    @Test
    void acceptsChunks() {
        var bytes = bodyOf(LIMIT).getBytes(StandardCharsets.US_ASCII);
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));

        var answer = anonymous().with("Content-Type", "application/json").send("POST", PATH, chunked);

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void refusesABodyAnnouncedAsTooLargeBeforeItIsSent() {
        try (var connection = new RawHttp(port)) {
            var answer = connection
                    .write(HEAD + "Content-Length: 999999999\r\nExpect: 100-continue\r\n\r\n")
                    .readAll();

            assertThat(answer).startsWith("HTTP/1.1 413").contains("urn:email-change:content-too-large");
        }
    }

    @Test
    void refusesABodyThatTricklesIn() {
        var drops = Executors.newSingleThreadScheduledExecutor();
        try (var connection = new RawHttp(port)) {
            connection.write(HEAD + "Content-Length: 1000\r\n\r\n");
            drops.scheduleAtFixedRate(() -> connection.write(" "), 0, 100, TimeUnit.MILLISECONDS);

            var answer = connection.readAll();

            assertThat(answer).startsWith("HTTP/1.1 408").contains("urn:email-change:request-timeout");
        } finally {
            drops.shutdownNow();
        }
    }

    @Test
    void refusesABodyThatStops() {
        try (var connection = new RawHttp(port)) {
            var answer =
                    connection.write(HEAD + "Content-Length: 1000\r\n\r\n{").readAll();

            assertThat(answer).startsWith("HTTP/1.1 408").contains("urn:email-change:request-timeout");
        }
    }

    private static String bodyOf(int size) {
        return "{\"token\":\"" + "x".repeat(size - 12) + "\"}";
    }
}
