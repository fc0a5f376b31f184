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
            var wallet = new Wallet(service);
            wallet.opensAnAccountFor("carol", "carol@old.example");
            for (var attempt = 1; attempt <= 5; attempt++) {
                assertThat(wallet.asks("carol", "carol@new.example", "a guess").statusCode())
                        .isEqualTo(401);
            }
            service.kill9();
            service.restart();

            var refused = wallet.asks("carol", "carol@new.example", "correct horse");
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(423);
            assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1500L, 1800L);
        }
    }
}
