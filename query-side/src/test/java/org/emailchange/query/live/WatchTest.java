package org.emailchange.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchTest {
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final Watch watch = new Watch(work::add);
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void callsOnceForManyChanges() {
        watch.with(calls::incrementAndGet);

        watch.wake();
        watch.wake();
        watch.wake();
        doAllWork();

        assertThat(calls).hasValue(1);
    }

    @Test
    void callsOnceMoreForChangesMeanwhile() {
        watch.with(() -> {
            if (calls.incrementAndGet() == 1) {
                watch.wake();
                watch.wake();
                assertThat(work).isEmpty();
            }
        });

        watch.wake();
        doAllWork();

        assertThat(calls).hasValue(2);
    }

    @Test
    void callsTheOthersWhenOneFails() {
        watch.with(() -> {
            throw new IllegalStateException("on purpose");
        });
        watch.with(calls::incrementAndGet);

        watch.wake();
        doAllWork();
        watch.wake();
        doAllWork();

        assertThat(calls).hasValue(2);
    }

    private void doAllWork() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }
}
