package org.emailchange.nodes;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that adds nothing of its own. */
public record Caller(int port, Map<String, String> headers) {

    private static final String CHANGES = "/api/accounts/me/email-changes";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static Caller at(int port) {
        return new Caller(port, Map.of());
    }

    public Caller as(String name, String password) {
        var pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    public Caller with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Caller(port, more);
    }

    /** With this Idempotency-Key. */
    public Caller once(String key) {
        return with("Idempotency-Key", key);
    }

    /** Asks for a change of the own address. */
    public HttpResponse<String> ask(String newEmail) {
        return ask(newEmail, CommandNode.PASSWORD);
    }

    public HttpResponse<String> ask(String newEmail, String password) {
        return post(CHANGES, asking(newEmail, password));
    }

    public HttpResponse<String> resend(String change) {
        return post(CHANGES + "/" + change + "/resend", "");
    }

    public static String asking(String newEmail, String password) {
        return json(Map.of("newEmail", newEmail, "credential", Map.of("password", password)));
    }

    public HttpResponse<String> verify(String token) {
        return post("/api/verifications", json(Map.of("token", token)));
    }

    public HttpResponse<String> get(String path) {
        return begin("GET", path, "").join();
    }

    public HttpResponse<String> post(String path, String json) {
        return begin("POST", path, json).join();
    }

    /** Asks and does not wait. */
    public CompletableFuture<HttpResponse<String>> begin(String method, String path, String json) {
        var body = json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body);
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return HTTP.sendAsync(request.build(), BodyHandlers.ofString());
    }

    /** The last part of a problem's type. */
    public static String problem(HttpResponse<String> response) {
        return json(response).get("type").asString().replace("urn:email-change:", "");
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    private static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }
}
