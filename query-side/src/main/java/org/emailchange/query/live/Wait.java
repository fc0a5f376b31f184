package org.emailchange.query.live;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.emailchange.api.query.Versioned;
import org.jspecify.annotations.Nullable;

/** One request that waits for a version. */
final class Wait<T> {
    private final long wanted;
    private final Supplier<CompletableFuture<Versioned<T>>> ask;
    private final CompletableFuture<Versioned<T>> answer = new CompletableFuture<>();
    private volatile Versioned<T> latest;

    Wait(long wanted, Supplier<CompletableFuture<Versioned<T>>> ask, Versioned<T> first) {
        this.wanted = wanted;
        this.ask = ask;
        this.latest = first;
    }

    CompletableFuture<Versioned<T>> answer() {
        return answer;
    }

    void look() {
        ask.get().whenComplete((found, failure) -> take(found, failure, wanted));
    }

    void lookForTheLastTime() {
        ask.get().whenComplete((found, failure) -> take(found, failure, 0));
    }

    void giveUp() {
        answer.complete(latest);
    }

    private void take(@Nullable Versioned<T> found, @Nullable Throwable failure, long enough) {
        if (found == null) {
            answer.completeExceptionally(failure == null ? new IllegalStateException("No answer") : failure);
            return;
        }
        latest = found;
        if (found.version() >= enough) {
            answer.complete(found);
        }
    }
}
