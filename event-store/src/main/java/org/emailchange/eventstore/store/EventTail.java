package org.emailchange.eventstore.store;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * All events in the order of their numbers, for processors. Tells them when more have come, where Axon's own store has
 * them ask twice a second.
 */
class EventTail implements StreamableMessageSource<TrackedEventMessage<?>> {
    private final TailReader engine;
    private final Set<Stream> streams = new CopyOnWriteArraySet<>();

    EventTail(TailReader engine) {
        this.engine = engine;
    }

    /** Wakes all who read here, as there may be something new. */
    void wake() {
        streams.forEach(Stream::wake);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        var stream = new Stream(this, token == null ? beginning() : token);
        streams.add(stream);
        return stream;
    }

    void close(Stream stream) {
        streams.remove(stream);
    }

    List<? extends TrackedEventMessage<?>> after(TrackingToken token) {
        try (var events = engine.readEvents(token, false)) {
            return events.toList();
        }
    }

    /** Never none: from a token that is none, a first event with a high number would open a gap for each before it. */
    @Override
    public TrackingToken createTailToken() {
        var token = engine.createTailToken();
        return token == null ? beginning() : token;
    }

    @Override
    public TrackingToken createHeadToken() {
        var token = engine.createHeadToken();
        return token == null ? beginning() : token;
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        var token = engine.createTokenAt(time);
        return token == null ? beginning() : token;
    }

    private static TrackingToken beginning() {
        return GapAwareTrackingToken.newInstance(0, Collections.emptySortedSet());
    }

    /** One reader's place in the {@link EventTail}; one thread reads, any thread may wake it. */
    private static class Stream implements TrackingEventStream {
        private final EventTail tail;
        private final Queue<TrackedEventMessage<?>> buffer = new ArrayDeque<>();
        private final Semaphore news = new Semaphore(0);
        private volatile Runnable onAvailable = () -> {};
        private TrackingToken last;

        Stream(EventTail tail, TrackingToken start) {
            this.tail = tail;
            this.last = start;
        }

        void wake() {
            news.release();
            onAvailable.run();
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            fill();
            return Optional.ofNullable(buffer.peek());
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            news.drainPermits();
            fill();
            if (buffer.isEmpty() && timeout > 0 && news.tryAcquire(timeout, unit)) {
                fill();
            }
            return !buffer.isEmpty();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            while (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.MILLISECONDS)) {
                Thread.onSpinWait();
            }
            return buffer.remove();
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            onAvailable = callback;
            return true;
        }

        @Override
        public void close() {
            tail.close(this);
            buffer.clear();
        }

        private void fill() {
            if (buffer.isEmpty()) {
                buffer.addAll(tail.after(last));
                buffer.forEach(event -> last = event.trackingToken());
            }
        }
    }
}
