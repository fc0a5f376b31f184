package org.emailchange.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /** The status of the account, as the page's session gets it. */
    Answer status() {
        return get("/api/accounts/me/email");
    }

    Answer get(String path) {
        return kept(withCookies().send("GET", path, "").join());
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
