package org.emailchange.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.Versioned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final AccountId account = AccountId.of(UUID.randomUUID());
    private final AtomicLong version = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final LiveThreads threads = new LiveThreads(settings(LONG, 1));
    private final Watches watches = new Watches(threads);

    @AfterEach
    void stop() {
        threads.destroy();
    }

    @Test
    void answersAtOnceWhatIsKnown() {
        version.set(3);

        assertThat(until(patience(LONG, 1), 3).join().version()).isEqualTo(3);
        assertThat(asked).hasValue(1);
    }

    @Test
    void waitsUntilTheVersionIsKnown() {
        var patience = patience(LONG, 1);
        var answer = until(patience, 2);
        assertThat(patience.waiting()).isEqualTo(1);

        version.set(1);
        watches.changed(account);
        await().until(() -> asked.get() == 3);
        assertThat(answer).isNotDone();

        version.set(2);
        watches.changed(account);
        assertThat(answer.join().version()).isEqualTo(2);
        await().until(() -> patience.waiting() == 0);
    }

    @Test
    void asksOnlyWhenSomethingHasChanged() {
        until(patience(LONG, 1), 1);

        watches.changed(AccountId.of(UUID.randomUUID()));
        watches.changed(account);
        await().until(() -> asked.get() == 3);
    }

    @Test
    void asksAllAgainWhenChangesMayHaveBeenMissed() {
        var answer = until(patience(LONG, 1), 1);

        version.set(1);
        watches.allChanged();

        assertThat(answer.join().version()).isEqualTo(1);
    }

    @Test
    void noticesAChangeBeforeItWatched() {
        var answer = patience(LONG, 1).until(account, 1, () -> {
            var found = new Versioned<>(version.getAndSet(1), "answer");
            return CompletableFuture.completedFuture(found);
        });

        assertThat(answer.join().version()).isEqualTo(1);
    }

    @Test
    void answersWhatThereIsWhenTheTimeIsUp() {
        version.set(1);

        assertThat(until(patience(Duration.ofMillis(50), 1), 2).join().version())
                .isEqualTo(1);
    }

    @Test
    void answersWhatThereIsWhenTooManyWait() {
        var patience = patience(LONG, 1);
        until(patience, 1);

        assertThat(until(patience, 1).join().version()).isZero();
        assertThat(patience.waiting()).isEqualTo(1);
    }

    @Test
    void answersWhatThereIsAtTheEnd() {
        var patience = patience(LONG, 2);
        var waiting = until(patience, 1);

        patience.end();

        assertThat(waiting.join().version()).isZero();
        assertThat(until(patience, 1).join().version()).isZero();
    }

    @Test
    void failsAsTheQuestionFails() {
        var patience = patience(LONG, 1);
        var answer = patience.<String>until(
                account,
                1,
                () -> asked.incrementAndGet() == 1
                        ? CompletableFuture.completedFuture(new Versioned<>(0, ""))
                        : CompletableFuture.failedFuture(new IllegalStateException("on purpose")));

        assertThat(answer).isCompletedExceptionally();
        assertThat(patience.waiting()).isZero();
    }

    private CompletableFuture<Versioned<String>> until(Patience patience, long wanted) {
        return patience.until(account, wanted, () -> {
            asked.incrementAndGet();
            return CompletableFuture.completedFuture(new Versioned<>(version.get(), "answer"));
        });
    }

    private Patience patience(Duration maxWait, int maxWaiting) {
        return new Patience(watches, threads, settings(maxWait, maxWaiting));
    }

    private static LiveSettings settings(Duration maxWait, int maxWaiting) {
        return new LiveSettings(1, maxWait, maxWaiting, maxWaiting, 1, 1, LONG, LONG);
    }
}
