package org.emailchange.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.emailchange.standalone.Site;
import org.emailchange.testing.http.ApiClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoAccountsIT {
    @TempDir
    static Path directory;

    private static Site application;

    @BeforeAll
    static void startTwice() {
        application = new Site(directory);
        application.restart();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void letsAliceWhoHasAnAddressChangeIt() {
        var answer = as("alice").requestChange("alice.new@example.com", "demo");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).contains("\"awaiting\":[\"NEW\",\"CURRENT\"]");
        assertThat(application
                        .client()
                        .get("/demo/mailbox/latest?to=alice.new@example.com")
                        .body())
                .contains(application.uri("/verify?token=").toString());
    }

    @Test
    void letsBobWhoHasNoAddressAddOne() {
        var answer = as("bob").requestChange("bob@example.com", "demo");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).contains("\"awaiting\":[\"NEW\"]");
    }

    @Test
    void showsThatAlicesAddressIsProvedAndBobHasNone() {
        assertThat(as("alice").status().body()).contains("\"email\":\"alice@example.com\"", "\"emailVerified\":true");
        assertThat(as("bob").status().body()).doesNotContain("\"emailVerified\":true");
    }

    @Test
    void letsTheWalletsBackendOpenAccounts() {
        var answer = as("app").post("/api/accounts", "{\"username\":\"carol\",\"password\":\"correct horse\"}");

        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void givesNobodyElseItsRoles() {
        for (var name : new String[] {"support", "auditor", "alice"}) {
            assertThat(as(name).post("/api/accounts", "{}").status()).isEqualTo(403);
        }
    }

    private static ApiClient as(String name) {
        return application.client().as(name, "demo");
    }
}
