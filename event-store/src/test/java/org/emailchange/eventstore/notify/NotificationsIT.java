package org.emailchange.eventstore.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.emailchange.sample.Node;
import org.emailchange.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class NotificationsIT {
    private static final String CHANNEL = "some_channel";
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static Node node;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger connected = new AtomicInteger();
    private Notifications notifications;
    private Subscription subscription;

    @BeforeAll
    static void start() {
        node = Node.on(DATABASE);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void listen() {
        notifications = node.bean(Notifications.class);
        subscription = notifications.subscribe(CHANNEL, heard::add, connected::incrementAndGet);
        await().until(() -> connected.get() == 1);
    }

    @AfterEach
    void listenNoMore() {
        subscription.close();
    }

    @Test
    void comeFromAnotherNode() {
        try (var other = Node.on(DATABASE)) {
            other.bean(Notifications.class).publish(CHANNEL, "hello");

            await().until(() -> heard.equals(List.of("hello")));
        }
    }

    @Test
    void comeOnlyOfWhatWasCommitted() {
        var transactions = new TransactionTemplate(node.bean(PlatformTransactionManager.class));
        transactions.executeWithoutResult(status -> {
            notifications.publish(CHANNEL, "taken back");
            status.setRollbackOnly();
        });
        transactions.executeWithoutResult(status -> notifications.publish(CHANNEL, "kept"));

        await().until(() -> !heard.isEmpty());
        assertThat(heard).containsExactly("kept");
    }

    @Test
    void comeAgainAfterTheConnectionBroke() {
        node.bean(JdbcClient.class)
                .sql("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                        + " where application_name = 'email-change listener' and datname = current_database()")
                .query(int.class)
                .single();

        await().until(() -> connected.get() == 2);
        notifications.publish(CHANNEL, "still there");

        await().until(() -> heard.equals(List.of("still there")));
    }

    @Test
    void reachOthersThoughOneFails() {
        notifications.subscribe("other_channel", payload -> {
            throw new IllegalStateException("a bad listener");
        });
        var reached = new AtomicInteger();
        notifications.subscribe("other_channel", payload -> reached.incrementAndGet(), connected::incrementAndGet);
        await().until(() -> connected.get() == 2);

        notifications.publish("other_channel", "x");

        await().until(() -> reached.get() == 1);
    }

    @Test
    void endWithTheSubscription() {
        subscription.close();
        notifications.subscribe("last_channel", heard::add, connected::incrementAndGet);
        await().until(() -> connected.get() == 2);

        notifications.publish(CHANNEL, "to nobody");
        notifications.publish("last_channel", "last");

        await().until(() -> heard.contains("last"));
        assertThat(heard).containsExactly("last");
    }

    @Test
    void takeNoChannelThatIsSomethingElse() {
        assertThatIllegalArgumentException().isThrownBy(() -> notifications.publish("x; drop table y", ""));
    }
}
