package org.emailchange.eventstore.notify;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.emailchange.eventstore.CoalescedTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Messages for other nodes: sent by one statement for all of some milliseconds, the first at once. */
final class PendingMessages implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PendingMessages.class);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final JdbcTemplate jdbc;
    private final Set<Message> messages = ConcurrentHashMap.newKeySet();
    private final CoalescedTask sending = new CoalescedTask("notifier", Duration.ZERO, PAUSE, this::send);

    PendingMessages(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Message(String channel, String payload) {}

    void add(Message message) {
        messages.add(message);
        sending.request();
    }

    private void send() {
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
        sending.close();
    }
}
