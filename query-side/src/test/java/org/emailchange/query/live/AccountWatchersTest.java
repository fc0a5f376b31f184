package org.emailchange.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.emailchange.api.AccountId;
import org.junit.jupiter.api.Test;

class AccountWatchersTest {
    private final AccountId account = AccountId.of(UUID.randomUUID());
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final AccountWatchers watchers = new AccountWatchers((Executor) work::add, new NoNotifications());
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void callsOnceForManyChanges() {
        watchers.watch(account, calls::incrementAndGet);

        watchers.changed(account);
        watchers.changed(account);
        watchers.changed(account);
        doAllWork();

        assertThat(calls).hasValue(1);
    }

    @Test
    void callsOnceMoreForChangesMeanwhile() {
        watchers.watch(account, () -> {
            if (calls.incrementAndGet() == 1) {
                watchers.changed(account);
                watchers.changed(account);
                assertThat(work).isEmpty();
            }
        });

        watchers.changed(account);
        doAllWork();

        assertThat(calls).hasValue(2);
    }

    @Test
    void callsTheOthersWhenOneFails() {
        watchers.watch(account, () -> {
            throw new IllegalStateException("on purpose");
        });
        watchers.watch(account, calls::incrementAndGet);

        watchers.changed(account);
        doAllWork();
        watchers.changed(account);
        doAllWork();

        assertThat(calls).hasValue(2);
    }

    @Test
    void callsNoWatcherThatHasStopped() {
        watchers.watch(account, calls::incrementAndGet).run();

        watchers.changed(account);
        doAllWork();

        assertThat(calls).hasValue(0);
    }

    private void doAllWork() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }
}
