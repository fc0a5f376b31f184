package org.emailchange.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.emailchange.standalone.StandaloneProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was there before the process was killed, and is there again once it has been started on the same data. */
class PowerCutIT {

    @TempDir
    private static Path directory;

    private static StandaloneProcess service;
    private static Person carol;
    private static Person dawa;
    private static String keys;

    @BeforeAll
    static void killAndRestart() throws IOException {
        service = StandaloneProcess.start(
                directory,
                Map.of(
                        // what a killed process has begun is taken over sooner
                        "db-scheduler.heartbeat-interval", "1s",
                        "email-change.link.lifetime", "8s"));
        keys = Files.readString(service.data().resolve("keys.properties"));
        carol = Person.withAddress(service, "carol", "carol@old.example");
        for (var attempt = 1; attempt <= 5; attempt++) {
            carol.tries("carol@new.example", "a guess").expect(401);
        }
        dawa = Person.withAddress(service, "dawa", "dawa@old.example");
        dawa.asksFor("dawa@new.example");
        dawa.seesItsChange("REQUESTED");
        service.kill9();
        service.restart();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void comesBackWithItsKeysAndItsData() {
        assertThat(service.data().resolve("keys.properties")).hasContent(keys);
        assertThat(service.data().resolve("postgres-unfinished")).doesNotExist();
    }

    @Test
    void leavesTheLock() {
        var refused = carol.triesWithTheRightPassword("carol@new.example").expect(423);

        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1500L, 1800L);
    }

    @Test
    void leavesTheDeadline() {
        dawa.seesItsChange("EXPIRED");
        dawa.has("dawa@old.example");
    }

    @Test
    void leavesTheDataDirectoryToOneProcess() {
        try (var second = StandaloneProcess.launch(directory, Map.of())) {
            assertThat(second.awaitExit()).isEqualTo(1);
            assertThat(second.output())
                    .contains("Another standalone is running on the data directory " + service.data() + ".")
                    .contains("set email-change.data to another directory")
                    .doesNotContain("\tat ");
        }
        assertThat(service.client().get("/actuator/health/readiness").status()).isEqualTo(200);
    }
}
