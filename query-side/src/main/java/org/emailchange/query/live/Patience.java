package org.emailchange.query.live;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.Versioned;
import org.springframework.stereotype.Component;

/** Waits, without a thread, until a view has caught up, so that clients read what they wrote. */
@Component
public class Patience {
    private final Watches watches;
    private final LiveThreads threads;
    private final LiveSettings settings;
    private final Places places;
    private final Set<Wait<?>> open = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    Patience(Watches watches, LiveThreads threads, LiveSettings settings) {
        this.watches = watches;
        this.threads = threads;
        this.settings = settings;
        this.places = new Places(settings.maxWaiting(), settings.maxWaitingPerAccount());
    }

    /**
     * Asks until the answer knows the wanted version, but not for longer than the settings say: then it is the answer
     * there is, with the version it has. Where too many wait already, that is so at once.
     */
    public <T> CompletableFuture<Versioned<T>> until(
            AccountId account, long wanted, Supplier<CompletableFuture<Versioned<T>>> ask) {
        return ask.get()
                .thenCompose(first -> first.version() >= wanted || places.take(account) != Places.Taken.YES
                        ? CompletableFuture.completedFuture(first)
                        : begin(account, new Wait<>(wanted, ask, first)));
    }

    /** How many wait. */
    int waiting() {
        return open.size();
    }

    /** Answers all who wait with what there is. */
    void end() {
        ended = true;
        open.forEach(Wait::giveUp);
    }

    private <T> CompletableFuture<Versioned<T>> begin(AccountId account, Wait<T> wait) {
        open.add(wait);
        var end = watches.add(account, wait::look);
        var timeout = threads.after(settings.maxWait(), wait::lookForTheLastTime);
        // the change may have come after the first look and before the watch
        wait.look();
        if (ended) {
            wait.giveUp();
        }
        return wait.answer().whenComplete((answer, failure) -> {
            timeout.cancel(false);
            end.run();
            open.remove(wait);
            places.leave(account);
        });
    }
}
