package org.emailchange.eventstore.notify;

import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who listens to one channel. One that fails keeps nobody else from hearing. */
final class Subscriber {
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
