package org.emailchange.standalone.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import org.emailchange.standalone.StandaloneProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A wallet and its people, as they meet the service: over HTTP and by their mailboxes. */
final class Wallet {

    private static final JsonMapper JSON = new JsonMapper();

    private final StandaloneProcess service;
    private final HttpClient http = HttpClient.newHttpClient();

    Wallet(StandaloneProcess service) {
        this.service = service;
    }

    Person opensAnAccountFor(String name, String verifiedEmail) {
        var body = JSON.createObjectNode()
                .put("username", name)
                .put("password", "correct horse")
                .put("email", verifiedEmail)
                .put("emailVerified", true);
        var answer = send("POST", "/api/accounts", basic("app", "demo"), "application/json", body.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new Person(this, name);
    }

    HttpResponse<String> asks(String person, String newEmail, String password) {
        var body = JSON.createObjectNode().put("newEmail", newEmail);
        body.putObject("credential").put("password", password);
        return send(
                "POST",
                "/api/accounts/me/email-changes",
                basic(person, "correct horse"),
                "application/json",
                body.toString());
    }

    JsonNode statusOf(String person) {
        var answer = send("GET", "/api/accounts/me/email", basic(person, "correct horse"), null, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** Hears of every new status of somebody, until closed. */
    News followsTheStatusOf(String person) {
        var request = HttpRequest.newBuilder(service.uri("/api/accounts/me/email/stream"))
                .header("Authorization", basic(person, "correct horse"))
                .build();
        return new News(http, request);
    }

    /** Opens the page of a link, as often as one likes, and reads it. */
    HttpResponse<String> opens(String path) {
        return send("GET", path, null, null, null);
    }

    /** Presses the button of the page that a link has opened. */
    HttpResponse<String> presses(String path) {
        var token = path.substring(path.indexOf("token=") + "token=".length());
        var page = path.substring(0, path.indexOf('?'));
        var form = "token=" + URLEncoder.encode(token, UTF_8);
        return send("POST", page, null, "application/x-www-form-urlencoded", form);
    }

    private HttpResponse<String> send(
            String method, String path, String authorization, String contentType, String body) {
        var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(service.uri(path)).method(method, publisher);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ':' + password).getBytes(UTF_8));
    }
}
