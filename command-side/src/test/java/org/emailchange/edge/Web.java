package org.emailchange.edge;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A client that adds nothing of its own. */
public record Web(int port, Map<String, String> headers) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static Web at(int port) {
        return new Web(port, Map.of());
    }

    public Web as(String name, String password) {
        var pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    public Web with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Web(port, more);
    }

    public Answer get(String path) {
        return send("GET", path, "");
    }

    /** Posts an object as JSON; a text is posted as it is. */
    public Answer post(String path, Object body) {
        var json = body instanceof String text ? text : JsonMapper.shared().writeValueAsString(body);
        return with("Content-Type", "application/json").send("POST", path, json);
    }

    /** Puts an object as JSON. */
    public Answer put(String path, Object body) {
        return with("Content-Type", "application/json")
                .send("PUT", path, JsonMapper.shared().writeValueAsString(body));
    }

    /** Posts a form with the one field of link pages. */
    public Answer press(String path, String token) {
        var form = "token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        return with("Content-Type", "application/x-www-form-urlencoded").send("POST", path, form);
    }

    public Answer send(String method, String path, String body) {
        var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, publisher);
        headers.forEach(request::header);
        try {
            return Answer.of(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
