package org.emailchange.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser in which somebody has signed in on the page. */
final class SignedIn {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final Client client;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    SignedIn(Client client, Account account, String password) {
        this.client = client;
        var page = get("/sign-in").expect(200).body();
        form("/sign-in", Map.of("username", account.name(), "password", password, "_csrf", token(page)))
                .expect(302);
    }

    private SignedIn(Client client, Map<String, String> cookies) {
        this.client = client;
        this.cookies.putAll(cookies);
    }

    /** The same cookies in another hand, or at another node. */
    SignedIn copy(Client elsewhere) {
        return new SignedIn(elsewhere, cookies);
    }

    String session() {
        return cookies.get("session");
    }

    /** The status of the account, as the page's session gets it. */
    Answer status() {
        return get("/api/accounts/me/email");
    }

    Answer get(String path) {
        return kept(withCookies().send("GET", path, "").join());
    }

    /** A stream, once it has begun; completes when the server ends it. */
    CompletableFuture<Void> stream(String path) {
        return withCookies().stream(path);
    }

    /** Fills in a form of the page that stands at this path. */
    Answer fill(String page, String path, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("_csrf", token(get(page).expect(200).body()));
        return form(path, all);
    }

    Answer form(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(path, body);
    }

    /** Sends a form as it is written here. */
    Answer send(String path, String body) {
        return kept(withCookies()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", path, body)
                .join());
    }

    static String token(String page) {
        var found = CSRF.matcher(page);
        assertThat(found.find()).as("a token in %s", page).isTrue();
        return found.group(1);
    }

    private Client withCookies() {
        var header = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return header.isEmpty() ? client : client.with("Cookie", header);
    }

    private Answer kept(Answer answer) {
        for (var header : answer.headers().allValues("Set-Cookie")) {
            var pair = header.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }
}
