package org.emailchange.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Sends many requests before it waits for the first answer. */
public final class AtOnce {

    private AtOnce() {}

    public static List<Answer> send(int times, IntFunction<CompletableFuture<Answer>> request) {
        List<CompletableFuture<Answer>> begun =
                new ArrayList<>(IntStream.range(0, times).mapToObj(request).toList());
        return begun.stream().map(CompletableFuture::join).toList();
    }
}
