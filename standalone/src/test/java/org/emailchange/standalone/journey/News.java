package org.emailchange.standalone.journey;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** A stream that somebody follows, and all that was heard on it. */
final class News implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> listening;

    /** Returns once the stream has begun. */
    News(HttpClient http, HttpRequest request) {
        listening = http.sendAsync(request, BodyHandlers.ofLines())
                .thenAccept(answer -> answer.body().forEach(heard::add));
        Awaitility.await("beginning of the stream").atMost(PATIENCE).until(() -> !heard.isEmpty());
    }

    /** Waits until a line with this text has been heard. */
    void bring(String text) {
        Awaitility.await(text).atMost(PATIENCE).until(() -> heard.stream().anyMatch(line -> line.contains(text)));
    }

    @Override
    public void close() {
        listening.cancel(true);
    }
}
