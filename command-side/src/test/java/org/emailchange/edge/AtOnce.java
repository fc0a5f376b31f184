package org.emailchange.edge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    public static <T> List<T> times(int times, Callable<T> thing) {
        return all(Collections.nCopies(times, thing));
    }

    /** Does all, each on a thread of its own, and answers what came of them in their order. */
    public static <T> List<T> all(List<Callable<T>> things) {
        var threads = Executors.newFixedThreadPool(things.size());
        var ready = new CountDownLatch(things.size());
        try {
            List<Future<T>> begun = new ArrayList<>();
            for (var thing : things) {
                begun.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return thing.call();
                }));
            }
            List<T> done = new ArrayList<>();
            for (var future : begun) {
                done.add(future.get());
            }
            return done;
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
