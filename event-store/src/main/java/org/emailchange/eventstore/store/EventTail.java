package org.emailchange.eventstore.store;

import java.util.ArrayDeque;
import java.util.Collections;
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
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.emailchange.eventstore.log.EventLog;
import org.emailchange.eventstore.log.EventReader;
import org.emailchange.eventstore.log.HighWaterMark;
import org.jspecify.annotations.Nullable;

/**
 * All events in the order of their numbers, for processors. Tells them when more have come, where Axon's own store has
 * them ask twice a second.
 */
class EventTail implements StreamableMessageSource<TrackedEventMessage<?>> {
    private static final GapAwareTrackingToken BEGINNING =
            GapAwareTrackingToken.newInstance(0, Collections.emptySortedSet());

    private final EventLog log;
    private final EventReader reader;
    private final HighWaterMark decided;
    private final Set<Stream> streams = new CopyOnWriteArraySet<>();

    EventTail(EventLog log, EventReader reader, HighWaterMark decided) {
        this.log = log;
        this.reader = reader;
        this.decided = decided;
    }

    /** Wakes all who read here, as there may be something new. */
    void wake() {
        streams.forEach(Stream::wake);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        var start = token == null ? BEGINNING : (GapAwareTrackingToken) WrappedToken.unwrapLowerBound(token);
        var stream = new Stream(this, new TailReader(log, reader, decided, start));
        streams.add(stream);
        return stream;
    }

    private void close(Stream stream) {
        streams.remove(stream);
    }

    /** Before the first position, even where the first event that is there has a greater one: another may yet commit. */
    @Override
    public TrackingToken createTailToken() {
        return BEGINNING;
    }

    /** One reader's place in the {@link EventTail}; one thread reads, any thread may wake it. */
    private static class Stream implements TrackingEventStream {
        private final EventTail tail;
        private final TailReader reader;
        private final Queue<TrackedEventMessage<?>> buffer = new ArrayDeque<>();
        private final Semaphore news = new Semaphore(0);
        private volatile Runnable onAvailable = () -> {};

        Stream(EventTail tail, TailReader reader) {
            this.tail = tail;
            this.reader = reader;
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
                buffer.addAll(reader.next());
            }
        }
    }
}
