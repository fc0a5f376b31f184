package org.emailchange.query;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of a stream, which reads it as the standard says. */
public final class ServerSentEvents implements Flow.Subscriber<String>, AutoCloseable {
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> comments = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

    public record Event(String id, String name, String data) {
        public JsonNode json() {
            return JsonMapper.shared().readTree(data);
        }
    }

    /** Opens the stream, and returns once it is accepted. */
    public static ServerSentEvents open(Client client, String path) {
        var events = new ServerSentEvents();
        BodyHandler<Void> handler = info -> info.statusCode() == 200
                ? HttpResponse.BodySubscribers.fromLineSubscriber(events)
                : HttpResponse.BodySubscribers.replacing(null);
        client.begin(path, handler);
        events.subscription.orTimeout(20, TimeUnit.SECONDS).join();
        return events;
    }

    public Event next() throws InterruptedException {
        var event = events.poll(20, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("No event came");
        }
        return event;
    }

    public List<Event> untilNow() {
        var seen = new ArrayList<Event>();
        events.drainTo(seen);
        return seen;
    }

    /** Returns after another sign of life. */
    public void awaitHeartbeat() throws InterruptedException {
        comments.clear();
        if (comments.poll(20, TimeUnit.SECONDS) == null) {
            throw new AssertionError("No sign of life came");
        }
    }

    /** Completes when the server ends the stream, exceptionally if it breaks off. */
    public CompletableFuture<Void> end() {
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
        } else if (fields.containsKey("data")) {
            events.add(new Event(fields.get("id"), fields.get("event"), fields.get("data")));
            fields.clear();
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
