package org.emailchange.eventstore.notify;

import java.util.function.Consumer;

/** Short messages between the nodes, by PostgreSQL's LISTEN and NOTIFY. They may be lost, so they only ever hint. */
public interface Notifications {
    /**
     * Receives the messages that are published from some moment after this call on.
     *
     * @param channel lower case letters and underscores
     * @param onPayload runs for each message of any node, this one included; has to return quickly
     * @param onReconnected runs whenever listening has begun, at first and again: earlier messages may be lost, so read
     *     anew what you watch; has to return quickly
     */
    Subscription subscribe(String channel, Consumer<String> onPayload, Runnable onReconnected);

    /** Like above, for callers that tolerate lost messages. */
    default Subscription subscribe(String channel, Consumer<String> onPayload) {
        return subscribe(channel, onPayload, () -> {});
    }

    /**
     * Notifies all nodes, this one included, once the current transaction has committed, or at once without one. The same
     * message, published again before other nodes were notified, may reach them once.
     *
     * @param channel lower case letters and underscores
     * @param payload shorter than 8000 bytes, and never a secret or personal data
     */
    void publish(String channel, String payload);
}
