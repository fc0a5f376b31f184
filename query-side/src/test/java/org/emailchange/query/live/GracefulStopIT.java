package org.emailchange.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.api.AccountId;
import org.emailchange.query.QuerySideApplication;
import org.emailchange.query.TestSettings;
import org.emailchange.testing.http.ApiClient;
import org.emailchange.testing.http.ServerSentEvents;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class GracefulStopIT {
    private final AccountId account = AccountId.of(UUID.randomUUID());

    @Test
    void endsWhatStreamsAndWhatWaits() throws Exception {
        try (var application = start()) {
            application.getBean(Accounts.class).open(TestSettings.newAccount(account));
            var port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            var owner = ApiClient.at(port).as(TestSettings.nameOf(account), TestSettings.PASSWORD);
            var events = ServerSentEvents.open(owner, "/api/accounts/me/email/stream");
            events.next();
            var waiting = owner.with("Email-Version", "1").begin("GET", "/api/accounts/me/email", "");
            await().until(() -> application.getBean(VersionWaiter.class).waiting() == 1);

            // well before the web server would lose its patience
            assertTimeout(Duration.ofSeconds(60), application::close);

            events.end().get(20, TimeUnit.SECONDS);
            var answer = waiting.get(20, TimeUnit.SECONDS);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.findHeader("Email-Version")).hasValue("0");
        }
    }

    private static ConfigurableApplicationContext start() {
        var settings = TestSettings.onFreshDatabase();
        settings.put("server.port", "0");
        return new SpringApplicationBuilder(QuerySideApplication.class)
                .properties(Map.<String, Object>copyOf(settings))
                .run(
                        "--" + TestSettings.IMPORT,
                        "--server.shutdown=graceful",
                        "--spring.lifecycle.timeout-per-shutdown-phase=5m",
                        "--email-change.live.max-wait=10m");
    }
}
