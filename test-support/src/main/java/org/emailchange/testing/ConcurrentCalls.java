package org.emailchange.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Does several things at the same moment. */
public final class ConcurrentCalls {
    private ConcurrentCalls() {}

    /** Does a thing so many times, each with its number from 0 and on a thread of its own. */
    public static <T> List<T> times(int times, IntFunction<T> thing) {
        return all(IntStream.range(0, times)
                .<Callable<T>>mapToObj(number -> () -> thing.apply(number))
                .toList());
    }

    /** Does all of them, each on a thread of its own, and returns the results in the same order. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> List<T> all(Callable<T>... things) {
        return all(List.of(things));
    }

    /** Does all of them, each on a thread of its own, and returns the results in the same order. */
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
            List<T> results = new ArrayList<>();
            for (var future : begun) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
