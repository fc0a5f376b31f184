package org.emailchange.eventstore.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.emailchange.eventstore.NodeName;
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
            var both = new TransactionTemplate(other.bean(PlatformTransactionManager.class));
            both.executeWithoutResult(status -> {
                other.bean(Notifications.class).publish(CHANNEL, "hello");
                other.bean(Notifications.class).publish(CHANNEL, "again");
            });

            await().until(() -> heard.size() == 2);
            assertThat(heard).containsExactlyInAnyOrder("hello", "again");
        }
    }

    /** As within a transaction of the module that ends sessions. */
    @Test
    void comeFromWhoKnowsNothingOfNodes() {
        notifyDirectly("plain");

        await().until(() -> heard.equals(List.of("plain")));
    }

    private static void notifyDirectly(String payload) {
        node.bean(JdbcClient.class)
                .sql("select pg_notify(?, ?)")
                .params(CHANNEL, payload)
                .query()
                .singleRow();
    }

    @Test
    void reachTheirOwnNodeOnceAndWithoutTheDatabase() {
        var transactions = new TransactionTemplate(node.bean(PlatformTransactionManager.class));
        transactions.executeWithoutResult(status -> {
            notifications.publish(CHANNEL, "one");
            notifications.publish(CHANNEL, "two");
            assertThat(heard).isEmpty();
        });
        assertThat(heard).containsExactly("one", "two");

        // as they come back
        for (var message : List.of("@" + node.bean(NodeName.class) + " one", "@another two", "three")) {
            notifyDirectly(message);
        }
        await().until(() -> heard.contains("three"));
        assertThat(heard).containsExactly("one", "two", "two", "three");
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
