package org.emailchange.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.emailchange.standalone.StandaloneProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoAccountsIT {
    @TempDir
    static Path directory;

    private static StandaloneProcess application;

    @BeforeAll
    static void startTwice() {
        application = StandaloneProcess.start(directory, Map.of());
        application.restart();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void letsAliceWhoHasAnAddressChangeIt() {
        var answer = post("alice", "/api/accounts/me/email-changes", change("alice.new@example.com"));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("\"awaiting\":[\"NEW\",\"CURRENT\"]");
        assertThat(application
                        .get("/demo/mailbox/latest?to=alice.new@example.com")
                        .body())
                .contains(application.uri("/verify?token=").toString());
    }

    @Test
    void letsBobWhoHasNoAddressAddOne() {
        var answer = post("bob", "/api/accounts/me/email-changes", change("bob@example.com"));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("\"awaiting\":[\"NEW\"]");
    }

    @Test
    void showsThatAlicesAddressIsProvedAndBobHasNone() {
        assertThat(get("alice", "/api/accounts/me/email").body())
                .contains("\"email\":\"alice@example.com\"", "\"emailVerified\":true");
        assertThat(get("bob", "/api/accounts/me/email").body()).doesNotContain("\"emailVerified\":true");
    }

    @Test
    void letsTheWalletsBackendOpenAccounts() {
        var answer = post("app", "/api/accounts", "{\"username\":\"carol\",\"password\":\"correct horse\"}");

        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @Test
    void givesNobodyElseItsRoles() {
        for (var name : new String[] {"support", "auditor", "alice"}) {
            assertThat(post(name, "/api/accounts", "{}").statusCode()).isEqualTo(403);
        }
    }

    private static String change(String newEmail) {
        return "{\"newEmail\":\"" + newEmail + "\",\"credential\":{\"password\":\"demo\"}}";
    }

    private static HttpResponse<String> get(String name, String path) {
        return application.call(as(name, path).build());
    }

    private static HttpResponse<String> post(String name, String path, String body) {
        return application.call(as(name, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static HttpRequest.Builder as(String name, String path) {
        var credentials = Base64.getEncoder().encodeToString((name + ":demo").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(application.uri(path)).header("Authorization", "Basic " + credentials);
    }
}
