package org.emailchange.eventstore.notify;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.emailchange.eventstore.DaemonThreads;
import org.emailchange.eventstore.NodeName;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
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

    private static final long PUBLISHING_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final JdbcConnectionDetails database;
    private final JdbcTemplate jdbc;
    /** Stands before what this node publishes, so that it does not hear itself. */
    private final String origin;

    private final Collection<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    private final Set<Message> pending = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService publisher = DaemonThreads.scheduler("notifier", 1);
    private final AtomicBoolean publishingDue = new AtomicBoolean();
    private volatile long lastPublishing = System.nanoTime() - PUBLISHING_PAUSE;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private @Nullable Thread listener;

    private record Message(String channel, String payload) {}

    PostgresNotifications(JdbcConnectionDetails database, JdbcTemplate jdbc, NodeName node) {
        this.database = database;
        this.jdbc = jdbc;
        this.origin = "@" + node + " ";
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
        pending.add(message);
        if (!publisher.isShutdown() && publishingDue.compareAndSet(false, true)) {
            var pause = Math.max(0, lastPublishing + PUBLISHING_PAUSE - System.nanoTime());
            publisher.schedule(this::publishPending, pause, TimeUnit.NANOSECONDS);
        }
    }

    private void publishPending() {
        lastPublishing = System.nanoTime();
        publishingDue.set(false);
        var messages = List.copyOf(pending);
        messages.forEach(pending::remove);
        RowCallbackHandler nothing = row -> {};
        try {
            jdbc.query(
                    "select pg_notify(channel, payload) from unnest(?::text[], ?::text[]) as messages (channel, payload)",
                    nothing,
                    messages.stream().map(Message::channel).toArray(String[]::new),
                    messages.stream().map(message -> origin + message.payload()).toArray(String[]::new));
        } catch (RuntimeException e) {
            // they look by themselves some seconds later
            LOG.warn("Other nodes were not notified", e);
        }
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
        publisher.shutdownNow();
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

    /** One connection for listening, outside the pool, as a pool would hand it on. */
    private static final class ListeningConnection implements AutoCloseable {
        private static final int SECONDS = 10;

        private final Connection connection;
        private final Set<String> channels = new HashSet<>();
        private int quiet;

        private ListeningConnection(Connection connection) {
            this.connection = connection;
        }

        static ListeningConnection open(JdbcConnectionDetails details) throws SQLException {
            var source = new PGSimpleDataSource();
            source.setUrl(details.getJdbcUrl());
            source.setUser(details.getUsername());
            source.setPassword(details.getPassword());
            source.setApplicationName("email-change listener");
            source.setConnectTimeout(SECONDS);
            source.setSocketTimeout(SECONDS);
            source.setTcpKeepAlive(true);
            return new ListeningConnection(source.getConnection());
        }

        void listen(String channel) throws SQLException {
            if (channels.add(channel)) {
                try (var statement = connection.createStatement()) {
                    statement.execute("listen " + channel);
                }
            }
        }

        /** Waits so long for messages; after some silence it asks whether the server is still there. */
        PGNotification[] await(Duration timeout) throws SQLException {
            var received = connection.unwrap(PGConnection.class).getNotifications((int) timeout.toMillis());
            if (received != null && received.length > 0) {
                quiet = 0;
                return received;
            }
            if (timeout.multipliedBy(++quiet).toSeconds() >= SECONDS) {
                quiet = 0;
                if (!connection.isValid(SECONDS)) {
                    throw new SQLException("the server does not answer");
                }
            }
            return new PGNotification[0];
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
