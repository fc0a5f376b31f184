package org.emailchange.eventstore.notify;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.emailchange.eventstore.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Messages for other nodes: sent by one statement for all of some milliseconds, the first at once. */
final class PendingMessages implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PendingMessages.class);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final JdbcTemplate jdbc;
    private final Set<Message> messages = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService executor = DaemonThreads.scheduler("notifier", 1);
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile long last = System.nanoTime() - PAUSE;

    PendingMessages(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Message(String channel, String payload) {}

    void add(Message message) {
        messages.add(message);
        if (!executor.isShutdown() && due.compareAndSet(false, true)) {
            executor.schedule(this::send, Math.max(0, last + PAUSE - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }

    private void send() {
        last = System.nanoTime();
        due.set(false);
        var now = List.copyOf(messages);
        now.forEach(messages::remove);
        RowCallbackHandler nothing = row -> {};
        try {
            jdbc.query(
                    "select pg_notify(channel, payload) from unnest(?::text[], ?::text[]) as messages (channel, payload)",
                    nothing,
                    now.stream().map(Message::channel).toArray(String[]::new),
                    now.stream().map(Message::payload).toArray(String[]::new));
        } catch (RuntimeException e) {
            // they look by themselves some seconds later
            LOG.warn("Other nodes were not notified", e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
