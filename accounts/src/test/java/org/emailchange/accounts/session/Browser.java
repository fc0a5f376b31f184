package org.emailchange.accounts.session;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.emailchange.accounts.Edge;

/** A client that keeps cookies and sends forms, as a browser does. */
final class Browser {

    private final Edge edge;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Browser(Edge edge) {
        this.edge = edge;
    }

    HttpResponse<String> signIn(String username, String password) {
        var token = get("/sign-in").body();
        return form("/sign-in", Map.of("username", username, "password", password, "_csrf", token));
    }

    HttpResponse<String> get(String path) {
        return kept(withCookies().get(path));
    }

    HttpResponse<String> form(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return kept(withCookies()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", path, BodyPublishers.ofString(body)));
    }

    Edge withCookies() {
        var header = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return header.isEmpty() ? edge : edge.with("Cookie", header);
    }

    /** The same cookies in another hand. */
    Browser copy() {
        var copy = new Browser(edge);
        copy.cookies.putAll(cookies);
        return copy;
    }

    String session() {
        return cookies.getOrDefault("session", "");
    }

    private HttpResponse<String> kept(HttpResponse<String> answer) {
        for (var header : answer.headers().allValues("Set-Cookie")) {
            var pair = header.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }
}
