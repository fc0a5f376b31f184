package org.emailchange.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.emailchange.standalone.StandaloneProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock after too many wrong passwords. */
class LockIT {

    @TempDir
    private Path directory;

    @Test
    void outlivesThePowerCut() {
        try (var service = StandaloneProcess.start(directory, Map.of())) {
            var carol = Person.withAddress(service, "carol", "carol@old.example");
            for (var attempt = 1; attempt <= 5; attempt++) {
                carol.tries("carol@new.example", "a guess").expect(401);
            }
            service.kill9();
            service.restart();

            var refused = carol.triesWithTheRightPassword("carol@new.example").expect(423);
            assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1500L, 1800L);
        }
    }
}
