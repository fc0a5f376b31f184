package org.emailchange.standalone.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.emailchange.api.event.MailReported;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.http.ApiClient;

/** The main job, from asking for an address until the last mail is out and reported. */
final class Flows {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestSystem system;
    /** For each account, how many of its mails are reported. */
    private final Map<String, Integer> reported = new ConcurrentHashMap<>();

    private volatile Runnable untilShown = () -> {};

    Flows(TestSystem system) {
        this.system = system;
        system.bean(EventStore.class)
                .subscribe(events -> events.forEach(event -> {
                    if (event instanceof DomainEventMessage<?> stored
                            && stored.getPayload() instanceof MailReported report) {
                        var version = stored.getSequenceNumber() + 1;
                        untilShown = () -> wallet(report.accountId(), version);
                        reported.merge(report.accountId(), 1, Integer::sum);
                    }
                }));
    }

    /** Has an account that has no address get one. */
    void run(TestAccount account) {
        var owner = system.owner(account);
        var email = TestSystem.freshEmail("flow");
        var change = owner.requestChange(email).expect(202).get("changeId");
        until(() -> !system.inbox().links(email).isEmpty());
        var link = system.inbox().links(email).get(0);
        var confirmed = system.client()
                .verify(link.substring(link.indexOf("token=") + "token=".length()))
                .expect(200);
        var shown = owner.with("Email-Version", Long.toString(confirmed.version()))
                .get(ApiClient.CHANGES + "/" + change)
                .expect(200);
        assertThat(shown.get("state")).isEqualTo("APPROVED");
        until(() -> reported.getOrDefault(account.id().value(), 0) == 2);
    }

    /** Waits until the view shows what was last reported. */
    void settle() {
        untilShown.run();
    }

    private void wallet(String account, long version) {
        system.wallet()
                .with("Email-Version", Long.toString(version))
                .get("/api/accounts/" + account + "/email")
                .expect(200);
    }

    /** Looks often: what a service does by itself while a test sleeps would count, too. */
    private static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(condition);
    }
}
