package org.emailchange.testing.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.emailchange.testing.TestAccount;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of the REST API. It adds nothing to a request but its headers; each change of them makes another client.
 *
 * @param port where the service listens on this machine
 * @param headers of all requests
 */
public record ApiClient(int port, Map<String, String> headers) {
    /** The changes of the caller's own account. */
    public static final String CHANGES = "/api/accounts/me/email-changes";
    /** The status of the caller's own account. */
    public static final String STATUS = "/api/accounts/me/email";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A client that is not signed in. */
    public static ApiClient at(int port) {
        return new ApiClient(port, Map.of());
    }

    /** Signs each request in, by HTTP Basic. */
    public ApiClient as(String username, String password) {
        var pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** Signs each request in as the owner of an account. */
    public ApiClient as(TestAccount account) {
        return as(account.username(), TestAccount.PASSWORD);
    }

    /** Sends this header, too. */
    public ApiClient with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new ApiClient(port, more);
    }

    /** With this Idempotency-Key. */
    public ApiClient withIdempotencyKey(String key) {
        return with("Idempotency-Key", key);
    }

    public Answer get(String path) {
        return send("GET", path, "");
    }

    /** The JSON of a successful answer. */
    public JsonNode getJson(String path) {
        return get(path).expect(200).json();
    }

    /** Posts an object as JSON; a text is posted as it is. */
    public Answer post(String path, Object body) {
        return send("POST", path, json(body));
    }

    /** Puts an object as JSON; a text is put as it is. */
    public Answer put(String path, Object body) {
        return send("PUT", path, json(body));
    }

    public Answer delete(String path) {
        return send("DELETE", path, "");
    }

    /** Posts a form. */
    public Answer postForm(String path, Map<String, String> fields) {
        return with("Content-Type", Form.TYPE).send("POST", path, Form.encode(fields));
    }

    /** Sends a request and waits for the answer; a body is JSON unless a header says otherwise. */
    public Answer send(String method, String path, String body) {
        try {
            return begin(method, path, body).join();
        } catch (CompletionException e) {
            throw new AssertionError(method + " " + path + " was not answered", e.getCause());
        }
    }

    /** Sends a request with a body that is nothing but these octets, and waits for the answer. */
    public Answer send(String method, String path, BodyPublisher body) {
        try {
            return begin(method, path, body, BodyHandlers.ofString())
                    .thenApply(Answer::of)
                    .join();
        } catch (CompletionException e) {
            throw new AssertionError(method + " " + path + " was not answered", e.getCause());
        }
    }

    /** Sends a request and does not wait. */
    public CompletableFuture<Answer> begin(String method, String path, String body) {
        return begin(method, path, body, BodyHandlers.ofString()).thenApply(Answer::of);
    }

    /** Sends a request, and leaves to the handler what becomes of the answer's body. */
    public <T> CompletableFuture<HttpResponse<T>> begin(
            String method, String path, String body, BodyHandler<T> handler) {
        if (body.isEmpty()) {
            return begin(method, path, BodyPublishers.noBody(), handler);
        }
        var client = headers.containsKey("Content-Type") ? this : with("Content-Type", "application/json");
        return client.begin(method, path, BodyPublishers.ofString(body), handler);
    }

    private <T> CompletableFuture<HttpResponse<T>> begin(
            String method, String path, BodyPublisher body, BodyHandler<T> handler) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body);
        headers.forEach(request::header);
        return HTTP.sendAsync(request.build(), handler);
    }

    /** Asks for a change of the own address. */
    public Answer requestChange(String newEmail) {
        return requestChange(newEmail, TestAccount.PASSWORD);
    }

    /** Asks for a change of the own address, with this password. */
    public Answer requestChange(String newEmail, String password) {
        return post(CHANGES, changeRequest(newEmail, password));
    }

    /** The body of a request for a change. */
    public static String changeRequest(String newEmail, String password) {
        return json(Map.of("newEmail", newEmail, "credential", Map.of("password", password)));
    }

    /** Has the mails of a change sent again. */
    public Answer resend(String change) {
        return send("POST", CHANGES + "/" + change + "/resend", "");
    }

    public Answer cancel(String change) {
        return delete(CHANGES + "/" + change);
    }

    public Answer verify(String token) {
        return post("/api/verifications", Map.of("token", token));
    }

    public Answer revoke(String token) {
        return post("/api/revocations", Map.of("token", token));
    }

    public Answer undo(String token) {
        return post("/api/undos", Map.of("token", token));
    }

    /** Opens the page of a link from a mail. */
    public Answer openLink(String link) {
        var uri = URI.create(link);
        return get(uri.getRawPath() + "?" + uri.getRawQuery());
    }

    /** Presses the button of the page that a link opens. */
    public Answer pressButton(String link) {
        var token = link.substring(link.indexOf("token=") + "token=".length());
        return postForm(URI.create(link).getRawPath(), Map.of("token", token));
    }

    /** The status of the own account, as it is shown now. */
    public Answer status() {
        return get(STATUS);
    }

    /** The status of the own account once this version is shown. */
    public Answer status(long version) {
        return with("Email-Version", Long.toString(version)).status();
    }

    private static String json(Object body) {
        return body instanceof String text ? text : JsonMapper.shared().writeValueAsString(body);
    }
}
