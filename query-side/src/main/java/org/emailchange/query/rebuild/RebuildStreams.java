package org.emailchange.query.rebuild;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.emailchange.api.query.audit.RebuildProgress;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells who watches how far a replay is, from whatever node it is done on, until it ends. */
@Component
class RebuildStreams implements SmartLifecycle {
    private static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final long PERIOD = 500;

    /** Somebody who watches a replay. */
    private record Watcher(UUID replay, SseEmitter emitter) {}

    private final RebuildTable table;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer;
    private volatile boolean running;

    RebuildStreams(RebuildTable table) {
        this.table = table;
        var threads = new CustomizableThreadFactory("replay-streams-");
        threads.setDaemon(true);
        this.timer = new ScheduledThreadPoolExecutor(1, threads);
        timer.scheduleWithFixedDelay(() -> watchers.forEach(this::tell), PERIOD, PERIOD, TimeUnit.MILLISECONDS);
    }

    SseEmitter open(UUID replay) {
        var emitter = new SseEmitter(LIFETIME.toMillis());
        var watcher = new Watcher(replay, emitter);
        emitter.onTimeout(emitter::complete);
        emitter.onError(e -> watchers.remove(watcher));
        emitter.onCompletion(() -> watchers.remove(watcher));
        watchers.add(watcher);
        return emitter;
    }

    private void tell(Watcher watcher) {
        try {
            var replay = table.find(watcher.replay()).orElseThrow();
            watcher.emitter().send(SseEmitter.event().name("progress").data(Progress.of(replay)));
            if (replay.state() != RebuildProgress.State.RUNNING) {
                end(watcher);
            }
        } catch (IOException | RuntimeException e) {
            // who still wants to know comes again
            end(watcher);
        }
    }

    private void end(Watcher watcher) {
        watchers.remove(watcher);
        watcher.emitter().complete();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server, which waits for all requests. */
    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
        watchers.forEach(this::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
