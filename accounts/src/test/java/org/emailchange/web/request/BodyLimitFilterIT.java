package org.emailchange.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.emailchange.accounts.RunningEdge;
import org.emailchange.testing.http.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyLimitFilterIT extends RunningEdge {

    private static final String PATH = "/api/verifications";
    private static final int LIMIT = 16 * 1024;
    private static final int THREADS = 500;
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

    /** So many that have begun and do not go on. */
    private List<RawHttp> slowBodies(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new RawHttp(port).write(HEAD + "Content-Length: 1000\r\n\r\n{"))
                .toList();
    }

    @Test
    void keepsNoThreadFromOthersWhileHundredsWaitForTheirBody() {
        var slow = slowBodies(THREADS + 20);
        try {
            user().get("/api/accounts/me/email").expect(200);

            var together = HEAD + "Connection: close\r\nContent-Length: 13\r\n\r\n{\"token\":\"x\"}";
            assertThat(RawHttp.send(port, together)).startsWith("HTTP/1.1 200");
            assertThat(slow.stream().map(RawHttp::readAll))
                    .as("those for which there was no place")
                    .anyMatch(answer -> answer.startsWith("HTTP/1.1 503") && answer.contains("Retry-After: 1"));
        } finally {
            slow.forEach(RawHttp::close);
        }
    }

    @Test
    void waitsForNoMoreOfABodyThatItHasRefused() {
        var slow = slowBodies(THREADS / 5);
        try {
            assertThat(firstWithAnswer(slow).readAll()).startsWith("HTTP/1.1 503");
            assertThat(slow).as("those that are waited for").anyMatch(connection -> !connection.hasAnswer());
        } finally {
            slow.forEach(RawHttp::close);
        }
    }

    @Test
    void takesBodiesThatComeAfterTheirHeadersThoughTheirClientHasNoPlaceLeft() {
        var slow = slowBodies(THREADS / 5);
        try {
            for (var i = 0; i < 20; i++) {
                try (var connection = new RawHttp(port)) {
                    connection.write(HEAD + "Connection: close\r\nContent-Length: 13\r\n\r\n");
                    assertThat(connection.write("{\"token\":\"x\"}").readAll()).startsWith("HTTP/1.1 200");
                }
            }
        } finally {
            slow.forEach(RawHttp::close);
        }
    }

    @Test
    void hasPlacesLeftForOtherClients() {
        var slow = slowBodies(THREADS);
        try (var other = new RawHttp(port, "127.0.0.2")) {
            other.write(HEAD + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n");
            assertThat(firstWithAnswer(slow).readLine()).startsWith("HTTP/1.1 503");
            assertThat(other.write("d\r\n{\"token\":\"x\"}\r\n0\r\n\r\n").readAll())
                    .startsWith("HTTP/1.1 200");
        } finally {
            slow.forEach(RawHttp::close);
        }
    }

    @Test
    void goesOnWhenTheRestOfABodyComes() {
        try (var connection = new RawHttp(port)) {
            connection.write(HEAD + "Connection: close\r\nContent-Length: 13\r\n\r\n{\"tok");
            assertThat(anonymous().post(PATH, bodyOf(100)).status()).isEqualTo(200);

            var answer = connection.write("en\":\"x\"}").readAll();

            assertThat(answer)
                    .startsWith("HTTP/1.1 200")
                    .contains("\"token\":\"x\"")
                    .contains("Content-Security-Policy");
        }
    }

    @Test
    void keepsAConnectionOnWhichABodyWasReadThatIsRefused() {
        var text = HEAD.replace("application/json", "no-type") + "Content-Length: 1\r\n\r\nx";
        var last = HEAD + "Connection: close\r\nContent-Length: 13\r\n\r\n{\"token\":\"x\"}";

        assertThat(RawHttp.send(port, text + last)).startsWith("HTTP/1.1 415").contains("HTTP/1.1 200");
    }

    @Test
    void asksForABodyThatWaitsToBeAskedFor() {
        try (var connection = new RawHttp(port)) {
            connection.write(HEAD + "Connection: close\r\nExpect: 100-continue\r\nContent-Length: 13\r\n\r\n");

            assertThat(connection.readLine()).isEqualTo("HTTP/1.1 100 ");

            assertThat(connection.write("{\"token\":\"x\"}").readAll()).contains("HTTP/1.1 200");
        }
    }

    private static RawHttp firstWithAnswer(List<RawHttp> connections) {
        return Stream.generate(
                        () -> connections.stream().filter(RawHttp::hasAnswer).findFirst())
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    private static String bodyOf(int size) {
        return "{\"token\":\"" + "x".repeat(size - 12) + "\"}";
    }
}
