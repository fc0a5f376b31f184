package org.emailchange.eventstore;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who listens to which channel. */
final class Subscribers {
    private static final Logger LOG = LoggerFactory.getLogger(Subscribers.class);
    private static final Pattern CHANNEL = Pattern.compile("[a-z_]{1,63}");

    private final Collection<Subscriber> all = new CopyOnWriteArrayList<>();

    private record Subscriber(String channel, Consumer<String> onPayload, Runnable onReconnected) {}

    Subscription add(String channel, Consumer<String> onPayload, Runnable onReconnected) {
        var subscriber = new Subscriber(check(channel), onPayload, onReconnected);
        all.add(subscriber);
        return () -> all.removeIf(other -> other == subscriber);
    }

    static String check(String channel) {
        if (!CHANNEL.matcher(channel).matches()) {
            throw new IllegalArgumentException("a channel has lower case letters and underscores only");
        }
        return channel;
    }

    Set<String> channels() {
        return all.stream().map(Subscriber::channel).collect(Collectors.toSet());
    }

    void deliver(String channel, String payload) {
        of(channel).forEach(subscriber -> shielded(() -> subscriber.onPayload().accept(payload)));
    }

    void reconnected(String channel) {
        of(channel).forEach(subscriber -> shielded(subscriber.onReconnected()));
    }

    private List<Subscriber> of(String channel) {
        return all.stream().filter(s -> s.channel().equals(channel)).toList();
    }

    /** One that fails keeps nobody else from hearing. */
    private static void shielded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.error("A subscriber failed", e);
        }
    }
}
