package org.emailchange.query.live;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Waits, without a thread, until a view includes an event, so that clients read what they wrote. */
@Component
public class VersionWaiter {

    private final AccountWatchers watchers;
    private final LiveExecutor executor;
    private final LiveSettings settings;
    private final ConcurrencyLimit limit;
    private final Set<Wait<?>> open = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    VersionWaiter(AccountWatchers watchers, LiveExecutor executor, LiveSettings settings) {
        this.watchers = watchers;
        this.executor = executor;
        this.settings = settings;
        this.limit = new ConcurrencyLimit(settings.maxWaiting(), settings.maxWaitingPerAccount());
    }

    /**
     * Reads until the answer has the wanted version, but no longer than the settings allow: then the answer is the newest
     * there is, with the version that it has. Where too many requests wait already, that is so at once.
     */
    public <T> CompletableFuture<Versioned<T>> await(AccountId account, long version, Supplier<Versioned<T>> read) {
        if (version <= 0 || !limit.acquire(account)) {
            return CompletableFuture.completedFuture(read.get());
        }
        var wait = new Wait<>(version, read);
        open.add(wait);
        // before it is read for the first time, so that no change goes unnoticed
        var unwatch = watchers.watch(account, wait::look);
        var answer = wait.answer.whenComplete((latest, failure) -> {
            unwatch.run();
            open.remove(wait);
            limit.release(account);
        });
        try {
            wait.offer(read.get(), version);
        } catch (RuntimeException e) {
            wait.answer.completeExceptionally(e);
            throw e;
        }
        if (!answer.isDone()) {
            var timeout = executor.after(settings.maxWait(), wait::lookForTheLastTime);
            answer.whenComplete((latest, failure) -> timeout.cancel(false));
        }
        if (ended) {
            wait.giveUp();
        }
        return answer;
    }

    /** How many requests wait. */
    int waiting() {
        return open.size();
    }

    /** Answers all waiting requests with what is known: before the web server stops, which waits for all requests. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        ended = true;
        open.forEach(Wait::giveUp);
    }

    /** One waiting request. */
    private static final class Wait<T> {

        private final CompletableFuture<Versioned<T>> answer = new CompletableFuture<>();
        private final long version;
        private final Supplier<Versioned<T>> read;
        private volatile @Nullable Versioned<T> latest;

        Wait(long version, Supplier<Versioned<T>> read) {
            this.version = version;
            this.read = read;
        }

        void look() {
            look(version);
        }

        void lookForTheLastTime() {
            look(0);
        }

        void giveUp() {
            var known = latest;
            if (known != null) {
                answer.complete(known);
            }
        }

        void offer(Versioned<T> known, long enough) {
            latest = known;
            if (known.version() >= enough) {
                answer.complete(known);
            }
        }

        private void look(long enough) {
            try {
                offer(read.get(), enough);
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        }
    }
}
