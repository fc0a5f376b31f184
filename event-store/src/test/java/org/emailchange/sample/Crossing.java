package org.emailchange.sample;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Where commands of two nodes wait for each other, so that both know the same past. */
public final class Crossing {
    public static final Crossing OPEN = new Crossing(1, 0);

    private final CyclicBarrier barrier;
    private final AtomicInteger waits;
    private final AtomicInteger passed = new AtomicInteger();

    public Crossing(int parties, int waits) {
        this.barrier = new CyclicBarrier(parties);
        this.waits = new AtomicInteger(waits);
    }

    public void pass() {
        passed.incrementAndGet();
        if (waits.getAndDecrement() > 0) {
            try {
                barrier.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException("the other did not come", e);
            }
        }
    }

    public int passed() {
        return passed.get();
    }
}
