package org.emailchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts: keeps cookies, sends the token of the last form that it saw, and follows no redirect. */
public final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private String token = "";

    public Browser(int port) {
        this.port = port;
    }

    public Browser signIn(String name, String password) {
        get("/sign-in");
        var answer = post("/sign-in", Map.of("username", name, "password", password));
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/");
        open("/");
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    public HttpResponse<String> post(String path, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("_csrf", token);
        var form = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** The page at last, wherever it leads. */
    public HttpResponse<String> open(String path) {
        return follow(get(path));
    }

    /** The page at last, wherever the form leads. */
    public HttpResponse<String> submit(String path, Map<String, String> fields) {
        return follow(post(path, fields));
    }

    private HttpResponse<String> follow(HttpResponse<String> answer) {
        var page = answer;
        while (page.statusCode() / 100 == 3) {
            page = get(page.uri()
                    .resolve(page.headers().firstValue("Location").orElseThrow())
                    .getRawPath());
        }
        return page;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html,*/*;q=0.8");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        var answer = http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .join();
        var found = TOKEN.matcher(answer.body());
        if (found.find()) {
            token = found.group(1);
        }
        return answer;
    }
}
