package org.emailchange.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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

class VersionWaiterTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final AccountId account = AccountId.of(UUID.randomUUID());
    private final AtomicLong version = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final LiveExecutor executor = new LiveExecutor(settings(LONG, 1));
    private final AccountWatchers watchers = new AccountWatchers(executor, new NoNotifications());

    @AfterEach
    void stop() {
        executor.destroy();
    }

    @Test
    void answersAtOnceIfTheVersionIsKnown() {
        version.set(3);

        assertThat(until(waiter(LONG, 1), 3).join().version()).isEqualTo(3);
        assertThat(asked).hasValue(1);
    }

    @Test
    void waitsUntilTheVersionIsKnown() {
        var waiter = waiter(LONG, 1);
        var answer = until(waiter, 2);
        assertThat(waiter.waiting()).isEqualTo(1);

        version.set(1);
        watchers.changed(account);
        await().until(() -> asked.get() == 2);
        assertThat(answer).isNotDone();

        version.set(2);
        watchers.changed(account);
        assertThat(answer.join().version()).isEqualTo(2);
        await().until(() -> waiter.waiting() == 0);
    }

    @Test
    void readsOnlyWhenTheAccountHasChanged() {
        until(waiter(LONG, 1), 1);

        watchers.changed(AccountId.of(UUID.randomUUID()));
        watchers.changed(account);
        await().until(() -> asked.get() == 2);
    }

    @Test
    void readsAgainWhenChangesMayHaveBeenMissed() {
        var answer = until(waiter(LONG, 1), 1);

        version.set(1);
        watchers.allChanged();

        assertThat(answer.join().version()).isEqualTo(1);
    }

    @Test
    void noticesAChangeWhileItReads() {
        var answer = waiter(LONG, 1).await(account, 1, () -> {
            var found = new Versioned<>(version.getAndSet(1), "answer");
            watchers.changed(account);
            return found;
        });

        assertThat(answer.join().version()).isEqualTo(1);
    }

    @Test
    void answersTheNewestVersionWhenTheTimeIsUp() {
        version.set(1);

        assertThat(until(waiter(Duration.ofMillis(50), 1), 2).join().version()).isEqualTo(1);
    }

    @Test
    void answersTheNewestVersionWhenTooManyWait() {
        var waiter = waiter(LONG, 1);
        until(waiter, 1);

        assertThat(until(waiter, 1).join().version()).isZero();
        assertThat(waiter.waiting()).isEqualTo(1);
    }

    @Test
    void answersTheNewestVersionAtTheEnd() {
        var waiter = waiter(LONG, 2);
        var waiting = until(waiter, 1);

        waiter.end();

        assertThat(waiting.join().version()).isZero();
        assertThat(until(waiter, 1).join().version()).isZero();
    }

    @Test
    void failsAsTheReadFails() {
        var waiter = waiter(LONG, 1);
        var answer = waiter.<String>await(account, 1, () -> {
            if (asked.incrementAndGet() > 1) {
                throw new IllegalStateException("on purpose");
            }
            return new Versioned<>(0, "");
        });

        watchers.changed(account);

        assertThat(answer).failsWithin(Duration.ofSeconds(20));
        assertThat(waiter.waiting()).isZero();
    }

    @Test
    void letsNobodyWaitWhereTheFirstReadFails() {
        var waiter = waiter(LONG, 1);

        assertThatThrownBy(() -> waiter.await(account, 1, () -> {
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(waiter.waiting()).isZero();
        version.set(1);
        assertThat(until(waiter, 1)).isCompleted();
    }

    private CompletableFuture<Versioned<String>> until(VersionWaiter waiter, long wanted) {
        return waiter.await(account, wanted, () -> {
            asked.incrementAndGet();
            return new Versioned<>(version.get(), "answer");
        });
    }

    private VersionWaiter waiter(Duration maxWait, int maxWaiting) {
        return new VersionWaiter(watchers, executor, settings(maxWait, maxWaiting));
    }

    private static LiveSettings settings(Duration maxWait, int maxWaiting) {
        return new LiveSettings(1, maxWait, maxWaiting, maxWaiting, 1, 1, LONG, LONG);
    }
}
