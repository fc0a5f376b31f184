package org.emailchange.eventstore.notify;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.emailchange.eventstore.NodeName;
import org.emailchange.eventstore.notify.PendingMessages.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Listens on a thread and a connection of its own, for as long as the application runs. What this node publishes reaches its
 * own subscribers at once, and other nodes by one statement for all messages of some milliseconds: never within the
 * transaction, where all commits would queue for the one lock that PostgreSQL has for notifications.
 */
@Component
class PostgresNotifications implements Notifications, SmartLifecycle, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresNotifications.class);
    /** How long a new subscriber may wait for its turn; messages on channels known already are not kept waiting. */
    private static final Duration TURN = Duration.ofMillis(250);

    private static final long SHORTEST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 5000;

    private final JdbcConnectionDetails database;
    /** Stands before what this node publishes, so that it does not hear itself. */
    private final String origin;

    private final Collection<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    private final PendingMessages others;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private @Nullable Thread listener;

    PostgresNotifications(JdbcConnectionDetails database, JdbcTemplate jdbc, NodeName node) {
        this.database = database;
        this.origin = "@" + node + " ";
        this.others = new PendingMessages(jdbc);
    }

    @Override
    public Subscription subscribe(String channel, Consumer<String> onPayload, Runnable onReconnected) {
        var subscriber = new Subscriber(channel, onPayload, onReconnected);
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    @Override
    public void publish(String channel, String payload) {
        var message = new Message(Subscriber.check(channel), payload);
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            send(message);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                send(message);
            }
        });
    }

    private void send(Message message) {
        subscribers.forEach(subscriber -> subscriber.hear(message.channel(), message.payload()));
        others.add(new Message(message.channel(), origin + message.payload()));
    }

    @Override
    public synchronized void start() {
        stopped = new CountDownLatch(1);
        listener = new Thread(this::listenForEver, "notifications");
        listener.setDaemon(true);
        listener.start();
    }

    private void listenForEver() {
        var pause = SHORTEST_PAUSE;
        while (isRunning()) {
            try (var connection = ListeningConnection.open(database)) {
                pause = SHORTEST_PAUSE;
                listen(connection);
            } catch (SQLException e) {
                LOG.warn("No notifications from PostgreSQL, trying again", e);
                pause = Math.min(2 * pause, LONGEST_PAUSE);
            }
            stoppedWithin(pause);
        }
    }

    private void listen(ListeningConnection connection) throws SQLException {
        subscribers.forEach(Subscriber::disconnected);
        while (isRunning()) {
            for (var subscriber : subscribers) {
                if (!subscriber.isConnected()) {
                    connection.listen(subscriber.channel());
                    subscriber.connected();
                }
            }
            for (var message : connection.await(TURN)) {
                hear(message.getName(), message.getParameter());
            }
        }
    }

    private void hear(String channel, String text) {
        if (!text.startsWith(origin)) {
            var payload = text.startsWith("@") ? text.substring(text.indexOf(' ') + 1) : text;
            subscribers.forEach(subscriber -> subscriber.hear(channel, payload));
        }
    }

    private boolean stoppedWithin(long millis) {
        try {
            return stopped.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        if (listener != null) {
            try {
                listener.join(TURN.multipliedBy(4).toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void destroy() {
        others.close();
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    /** Before all who may want to hear, and after them at the end. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1000;
    }

    /** Who listens to one channel. One that fails keeps nobody else from hearing. */
    private static final class Subscriber {
        private static final Logger LOG = LoggerFactory.getLogger(Subscriber.class);
        private static final Pattern CHANNEL = Pattern.compile("[a-z_]{1,63}");

        private final String channel;
        private final Consumer<String> onPayload;
        private final Runnable onReconnected;
        private boolean connected;

        Subscriber(String channel, Consumer<String> onPayload, Runnable onReconnected) {
            this.channel = check(channel);
            this.onPayload = onPayload;
            this.onReconnected = onReconnected;
        }

        /** The name, if it is safe to stand in a statement. */
        static String check(String channel) {
            if (!CHANNEL.matcher(channel).matches()) {
                throw new IllegalArgumentException("a channel has lower case letters and underscores only");
            }
            return channel;
        }

        String channel() {
            return channel;
        }

        boolean isConnected() {
            return connected;
        }

        void connected() {
            connected = true;
            shielded(onReconnected);
        }

        void disconnected() {
            connected = false;
        }

        void hear(String on, String payload) {
            if (on.equals(channel)) {
                shielded(() -> onPayload.accept(payload));
            }
        }

        private static void shielded(Runnable call) {
            try {
                call.run();
            } catch (RuntimeException e) {
                LOG.error("A subscriber failed", e);
            }
        }
    }
}
