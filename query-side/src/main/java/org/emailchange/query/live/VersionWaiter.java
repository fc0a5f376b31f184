package org.emailchange.query.live;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.Versioned;
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
        var first = read.get();
        if (first.version() >= version || !limit.acquire(account)) {
            return CompletableFuture.completedFuture(first);
        }
        return begin(account, new Wait<>(version, read, first));
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

    private <T> CompletableFuture<Versioned<T>> begin(AccountId account, Wait<T> wait) {
        open.add(wait);
        var unwatch = watchers.watch(account, wait::look);
        var timeout = executor.after(settings.maxWait(), wait::lookForTheLastTime);
        // the change may have come after the first read and before the watch
        wait.look();
        if (ended) {
            wait.giveUp();
        }
        return wait.answer.whenComplete((answer, failure) -> {
            timeout.cancel(false);
            unwatch.run();
            open.remove(wait);
            limit.release(account);
        });
    }

    /** One waiting request. */
    private static final class Wait<T> {

        private final CompletableFuture<Versioned<T>> answer = new CompletableFuture<>();
        private final long version;
        private final Supplier<Versioned<T>> read;
        private volatile Versioned<T> latest;

        Wait(long version, Supplier<Versioned<T>> read, Versioned<T> first) {
            this.version = version;
            this.read = read;
            this.latest = first;
        }

        void look() {
            look(version);
        }

        void lookForTheLastTime() {
            look(0);
        }

        void giveUp() {
            answer.complete(latest);
        }

        private void look(long enough) {
            try {
                latest = read.get();
                if (latest.version() >= enough) {
                    answer.complete(latest);
                }
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        }
    }
}
