package org.emailchange.query.rebuild;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import org.emailchange.eventstore.DaemonThreads;
import org.emailchange.eventstore.notify.Notifications;
import org.emailchange.eventstore.notify.Subscription;
import org.emailchange.query.live.EventStream;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The progress of rebuilds as server-sent events, whichever node does the work: each step publishes a notification. */
@Component
class RebuildStreams {
    /** The channel on which the id of a rebuild is published when it progresses. */
    static final String CHANNEL = "rebuild";

    private static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    private static final int MAX_WATCHERS = 100;

    private record Watcher(UUID rebuild, SseEmitter emitter) {}

    private final RebuildTable table;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService sender = DaemonThreads.scheduler("rebuild-streams", 1);
    private final Subscription subscription;
    private volatile boolean closed;

    RebuildStreams(RebuildTable table, Notifications notifications) {
        this.table = table;
        this.subscription = notifications.subscribe(
                CHANNEL,
                id -> sendTo(watcher -> watcher.rebuild().toString().equals(id)),
                () -> sendTo(watcher -> true));
    }

    /**
     * Streams the progress until the rebuild ends.
     *
     * @throws ProblemException {@code unavailable} if there are too many watchers
     */
    SseEmitter open(UUID rebuild) {
        if (closed || watchers.size() >= MAX_WATCHERS) {
            throw new ProblemException(GeneralProblem.UNAVAILABLE, Map.of(), RETRY_AFTER);
        }
        var emitter = new EventStream(LIFETIME);
        var watcher = new Watcher(rebuild, emitter);
        emitter.onError(e -> watchers.remove(watcher));
        emitter.onCompletion(() -> watchers.remove(watcher));
        watchers.add(watcher);
        sendTo(watcher::equals);
        return emitter;
    }

    private void sendTo(Predicate<Watcher> chosen) {
        sender.execute(() -> watchers.stream().filter(chosen).forEach(this::send));
    }

    private void send(Watcher watcher) {
        try {
            var rebuild = table.find(watcher.rebuild()).orElseThrow();
            watcher.emitter().send(SseEmitter.event().name("progress").data(rebuild.progress()));
            if (!rebuild.isRunning()) {
                end(watcher);
            }
        } catch (IOException | RuntimeException e) {
            // the client has left, or connects again
            end(watcher);
        }
    }

    private void end(Watcher watcher) {
        watchers.remove(watcher);
        watcher.emitter().complete();
    }

    /** Before the web server stops, which waits for all requests. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closed = true;
        subscription.close();
        sender.shutdownNow();
        watchers.forEach(this::end);
    }
}
