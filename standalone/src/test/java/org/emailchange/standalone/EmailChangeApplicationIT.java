package org.emailchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmailChangeApplicationIT {
    private static final String SOME_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String ANOTHER_KEY = "YWJjZGVmZ2hpamtsbW5vcGFiY2RlZmdoaWprbG1ub3A=";

    @TempDir
    Path directory;

    @Test
    void startsWithNothingGivenAndSaysWhereToClick() {
        try (var application = StandaloneProcess.startFromNothing(directory)) {
            assertThat(application.output())
                    .contains("Mailbox: " + application.uri("/demo/mailbox"))
                    .hasLineCount(3);
            assertThat(application.client().get("/actuator/health/liveness").status())
                    .isEqualTo(200);
            assertThat(application.client().get("/actuator/info").status()).isEqualTo(404);
            assertThat(application.stop()).isEqualTo(143);
            assertThat(application.output()).hasLineCount(3);
            assertThat(application.data().resolve("postgres/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void endsWhereItsPortIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var application = StandaloneProcess.launch(
                        directory, Map.of("server.port", String.valueOf(taken.getLocalPort())))) {
            assertThat(application.awaitExit()).isEqualTo(1);
            assertThat(application.output()).contains("already in use").doesNotContain("\tat ");
            assertThat(application.data().resolve("postgres/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void saysNothingButThatThereIsNoDatabase() {
        var absent = Map.of(
                "spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/none",
                "spring.mail.host", "127.0.0.1",
                "email-change.demo", "false",
                "email-change.address-key", SOME_KEY,
                "email-change.link.keys.mine", ANOTHER_KEY,
                "email-change.link.active-key", "mine");
        try (var application = StandaloneProcess.launch(directory, absent)) {
            assertThat(application.awaitExit()).isEqualTo(1);
            assertThat(application.output())
                    .contains("PostgreSQL does not answer at jdbc:postgresql://127.0.0.1:1/none")
                    .doesNotContain("bean", "\tat ");
        }
    }

    @Test
    void refusesToShowTheDemoToOtherMachines() {
        try (var application = StandaloneProcess.launch(directory, Map.of("server.address", "0.0.0.0"))) {
            assertThat(application.awaitExit()).isEqualTo(1);
            assertThat(application.output())
                    .contains("Set email-change.demo=false")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void needsNoDataDirectoryWhereEverythingIsGiven() {
        try (var mail = TestMailServer.started()) {
            var given = new HashMap<>(TestDatabase.fresh().springProperties());
            given.put("spring.mail.host", mail.host());
            given.put("spring.mail.port", String.valueOf(mail.port()));
            given.put("email-change.demo", "false");
            given.put("email-change.address-key", SOME_KEY);
            given.put("email-change.link.keys.mine", ANOTHER_KEY);
            given.put("email-change.link.active-key", "mine");
            try (var application = StandaloneProcess.start(directory, given)) {
                assertThat(application.data()).doesNotExist();
                assertThat(application.output()).doesNotContain("Demo").doesNotContain("Mailbox");
                assertThat(application.client().get("/demo/mailbox").status()).isEqualTo(404);
            }
        }
    }
}
