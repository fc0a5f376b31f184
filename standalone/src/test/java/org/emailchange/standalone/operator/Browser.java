package org.emailchange.standalone.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.emailchange.standalone.StandaloneProcess;

/** Keeps cookies, follows where it is led, and sends the hidden fields of the form that it saw last. */
final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(Redirect.ALWAYS)
            .build();
    private final StandaloneProcess service;
    private String page = "";

    Browser(StandaloneProcess service) {
        this.service = service;
    }

    HttpResponse<String> open(String path) {
        return send(HttpRequest.newBuilder(service.uri(path)));
    }

    HttpResponse<String> signIn(String name, String password) {
        open("/sign-in");
        return submit("/sign-in", Map.of("username", name, "password", password));
    }

    /** Submits a form with the token of the page that it saw last. */
    HttpResponse<String> submit(String path, Map<String, String> fields) {
        var token = TOKEN.matcher(page);
        var form = form(fields) + (token.find() ? "&" + form(Map.of("_csrf", token.group(1))) : "");
        return send(HttpRequest.newBuilder(service.uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** Forgets the page, and so the token of its form. */
    void forget() {
        page = "";
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            page = answer.body();
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
