package org.emailchange.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.emailchange.query.RunningQuerySide;
import org.emailchange.testing.http.ServerSentEvents;
import org.junit.jupiter.api.Test;

class GracefulStopIT extends RunningQuerySide {
    GracefulStopIT() {
        super(start(
                "server.shutdown=graceful",
                "spring.lifecycle.timeout-per-shutdown-phase=5m",
                "email-change.live.max-wait=10m"));
    }

    @Test
    void endsWhatStreamsAndWhatWaits() throws Exception {
        try (system) {
            var events = ServerSentEvents.open(owner(), "/api/accounts/me/email/stream");
            events.next();
            var waiting = owner().with("Email-Version", "1").begin("GET", "/api/accounts/me/email", "");
            await().until(() -> bean(VersionWaiter.class).waiting() == 1);

            // well before the web server would lose its patience
            assertTimeout(Duration.ofSeconds(60), system::close);

            events.end().get(20, TimeUnit.SECONDS);
            var answer = waiting.get(20, TimeUnit.SECONDS);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.findHeader("Email-Version")).hasValue("0");
        }
    }
}
