package org.emailchange.testing.http;

import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of a stream, which reads it as the standard says. */
public final class ServerSentEvents implements Flow.Subscriber<String>, AutoCloseable {
    private static final int TIMEOUT_SECONDS = 20;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> comments = new LinkedBlockingQueue<>();
    private final List<String> history = new CopyOnWriteArrayList<>();
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

    private ServerSentEvents() {}

    /** One event; an absent field is null. */
    public record Event(@Nullable String id, @Nullable String name, String data) {
        public JsonNode json() {
            return JsonMapper.shared().readTree(data);
        }
    }

    /** Opens the stream, and returns once it is accepted. */
    public static ServerSentEvents open(ApiClient client, String path) {
        var stream = new ServerSentEvents();
        BodyHandler<@Nullable Void> handler = info ->
                info.statusCode() == 200 ? BodySubscribers.fromLineSubscriber(stream) : BodySubscribers.replacing(null);
        client.begin("GET", path, "", handler);
        stream.subscription.orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
        return stream;
    }

    /** Waits for the next event. */
    public Event next() throws InterruptedException {
        var event = events.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("No event came");
        }
        return event;
    }

    /** Waits until an event with this text in its data has come, taken or not. */
    public void awaitData(String text, Duration atMost) {
        await(text).atMost(atMost).until(() -> history.stream().anyMatch(data -> data.contains(text)));
    }

    /** Returns after another sign of life. */
    public void awaitHeartbeat() throws InterruptedException {
        comments.clear();
        if (comments.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS) == null) {
            throw new AssertionError("No sign of life came");
        }
    }

    /** Completes when the server ends the stream, exceptionally if it breaks off. */
    public CompletableFuture<@Nullable Void> end() {
        return end;
    }

    @Override
    public void onSubscribe(Flow.Subscription all) {
        all.request(Long.MAX_VALUE);
        subscription.complete(all);
    }

    @Override
    public void onNext(String line) {
        if (line.startsWith(":")) {
            comments.add(line);
        } else if (!line.isEmpty()) {
            var colon = line.indexOf(':');
            fields.put(line.substring(0, colon), line.substring(colon + 1).stripLeading());
        } else {
            var data = fields.get("data");
            if (data != null) {
                history.add(data);
                events.add(new Event(fields.get("id"), fields.get("event"), data));
                fields.clear();
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        end.complete(null);
    }

    /** Leaves. */
    @Override
    public void close() {
        subscription.join().cancel();
    }
}
