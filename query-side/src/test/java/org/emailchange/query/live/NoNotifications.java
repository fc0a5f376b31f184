package org.emailchange.query.live;

import java.util.function.Consumer;
import org.emailchange.eventstore.notify.Notifications;
import org.emailchange.eventstore.notify.Subscription;

/** Notifications of a node that never receives one. */
final class NoNotifications implements Notifications {

    @Override
    public Subscription subscribe(String channel, Consumer<String> onPayload, Runnable onReconnected) {
        return () -> {};
    }

    @Override
    public void publish(String channel, String payload) {}
}
