package org.emailchange.standalone.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;

/** Calls without a browser: what the wallet's backend asks, what staff prepares, and what mail scanners do. */
final class Web {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Web() {}

    static void post(String url, String name, String password, String json) {
        var answer = send(as(url, name, password)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    static void refused(String url, String name, String password, String json) {
        var answer = send(as(url, name, password)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
    }

    static void delete(String url, String name, String password) {
        assertThat(send(as(url, name, password).DELETE().build()).statusCode()).isEqualTo(204);
    }

    static String get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).build()).body();
    }

    static String get(String url, String name, String password) {
        return send(as(url, name, password).build()).body();
    }

    static void head(String url) {
        send(HttpRequest.newBuilder(URI.create(url))
                .method("HEAD", BodyPublishers.noBody())
                .build());
    }

    private static HttpRequest.Builder as(String url, String name, String password) {
        var pair = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(UTF_8));
        return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Basic " + pair);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
