package org.emailchange.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.json.JsonMapper;

/** A client of one node that adds nothing of its own. Nothing waits: whoever wants to, joins. */
public record Client(int port, Map<String, String> headers) {

    private static final String CHANGES = "/api/accounts/me/email-changes";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A client of whoever listens on a port of this machine. */
    public static Client at(int port) {
        return new Client(port, Map.of());
    }

    public Client as(Account account) {
        return as(account.name(), Node.PASSWORD);
    }

    public Client as(String name, String password) {
        var pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    public Client with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Client(port, more);
    }

    public CompletableFuture<Answer> ask(String newEmail, String password) {
        return post(CHANGES, Map.of("newEmail", newEmail, "credential", Map.of("password", password)));
    }

    public CompletableFuture<Answer> ask(String newEmail) {
        return ask(newEmail, Node.PASSWORD);
    }

    CompletableFuture<Answer> resend(String change) {
        return send("POST", CHANGES + "/" + change + "/resend", "");
    }

    CompletableFuture<Answer> cancel(String change) {
        return send("DELETE", CHANGES + "/" + change, "");
    }

    public CompletableFuture<Answer> verify(String token) {
        return post("/api/verifications", Map.of("token", token));
    }

    CompletableFuture<Answer> revoke(String token) {
        return post("/api/revocations", Map.of("token", token));
    }

    CompletableFuture<Answer> undo(String token) {
        return post("/api/undos", Map.of("token", token));
    }

    public CompletableFuture<Answer> status(long version) {
        return with("Email-Version", Long.toString(version)).send("GET", "/api/accounts/me/email", "");
    }

    /** Posts an object as JSON; a text is posted as it is. */
    public CompletableFuture<Answer> post(String path, Object body) {
        var json = body instanceof String text ? text : JsonMapper.shared().writeValueAsString(body);
        return with("Content-Type", "application/json").send("POST", path, json);
    }

    CompletableFuture<Answer> put(String path, Object body) {
        return with("Content-Type", "application/json")
                .send("PUT", path, JsonMapper.shared().writeValueAsString(body));
    }

    public CompletableFuture<Answer> send(String method, String path, String body) {
        var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, publisher);
        headers.forEach(request::header);
        return HTTP.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(Answer::of);
    }

    /** Opens a stream, and returns once it has begun; completes when the server ends it. */
    CompletableFuture<Void> stream(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        headers.forEach(request::header);
        var begun =
                HTTP.sendAsync(request.build(), BodyHandlers.ofInputStream()).join();
        assertThat(begun.statusCode()).isEqualTo(200);
        return CompletableFuture.runAsync(() -> {
            try (var body = begun.body()) {
                body.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
