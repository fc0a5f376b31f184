package org.emailchange.eventstore.store;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.emailchange.eventstore.log.EventLog;
import org.emailchange.eventstore.log.EventReader;
import org.emailchange.eventstore.log.HighWaterMark;
import org.emailchange.eventstore.store.SharedReading.Committed;
import org.emailchange.eventstore.store.TailReader.Positioned;
import org.jspecify.annotations.Nullable;

/**
 * All events in the order of their numbers, for processors. Tells them when more have come, where Axon's own store has
 * them ask twice a second. Who is behind reads by himself; all who have come to the end read together, each event once.
 */
class EventTail implements StreamableMessageSource<TrackedEventMessage<?>> {
    private static final GapAwareTrackingToken BEGINNING =
            GapAwareTrackingToken.newInstance(0, Collections.emptySortedSet());

    private final EventLog log;
    private final EventReader reader;
    private final HighWaterMark decided;
    private final Set<Stream> streams = new CopyOnWriteArraySet<>();
    private final AtomicLong wakes = new AtomicLong();
    private final Queue<Committed> committed = new LinkedBlockingQueue<>(SharedReading.RECENT);
    private volatile @Nullable SharedReading shared;

    EventTail(EventLog log, EventReader reader, HighWaterMark decided) {
        this.log = log;
        this.reader = reader;
        this.decided = decided;
    }

    /** Hands over events that this node has committed: mostly they need not be read then. */
    void appended(List<Long> positions, List<? extends DomainEventMessage<?>> events) {
        for (var i = 0; i < positions.size(); i++) {
            if (shared == null || !committed.offer(new Committed(positions.get(i), events.get(i)))) {
                wakes.incrementAndGet();
            }
        }
        streams.forEach(Stream::wake);
    }

    /** Wakes all who read here, as there may be something new. */
    void wake() {
        wakes.incrementAndGet();
        streams.forEach(Stream::wake);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        var start = token == null ? BEGINNING : (GapAwareTrackingToken) WrappedToken.unwrapLowerBound(token);
        var stream = new Stream(start);
        streams.add(stream);
        return stream;
    }

    /** Before the first position, even where the first event that is there has a greater one: another may yet commit. */
    @Override
    public TrackingToken createTailToken() {
        return BEGINNING;
    }

    private TailReader readerFrom(GapAwareTrackingToken start) {
        return new TailReader(log, reader, decided, start);
    }

    /** Who has come to the end joins the others, where he has all that they no longer keep, or is the first there. */
    private synchronized void join(Stream stream, TailReader arrived) {
        if (shared == null) {
            committed.clear();
            shared = new SharedReading(arrived);
        }
        if (arrived.token().covers(shared.before())) {
            stream.joined = shared;
            stream.own = null;
            stream.next = shared.first();
        }
    }

    private synchronized void leave(Stream stream) {
        streams.remove(stream);
        if (shared != null && streams.stream().noneMatch(other -> other.joined == shared)) {
            shared = null;
        }
    }

    /**
     * The next events of those who read together.
     *
     * @param from the number of the first, counted from when this reading began
     * @return null where he has to read by himself
     */
    private synchronized @Nullable List<Positioned> next(@Nullable SharedReading joined, long from) {
        if (joined == null || joined != shared || from < joined.first()) {
            return null;
        }
        if (from == joined.end()) {
            try {
                joined.goOn(wakes.get(), committed);
            } catch (RuntimeException e) {
                // how far it came is not known
                shared = null;
                throw e;
            }
        }
        return joined.from(from);
    }

    /** One reader's place in the {@link EventTail}; one thread reads, any thread may wake it. */
    private final class Stream implements TrackingEventStream {
        private final Queue<TrackedEventMessage<?>> buffer = new ArrayDeque<>();
        private final Semaphore news = new Semaphore(0);
        private volatile Runnable onAvailable = () -> {};
        private GapAwareTrackingToken place;
        /** Where it reads by itself. */
        private @Nullable TailReader own;
        /** Those it reads together with, and the number of the next event there. */
        private volatile @Nullable SharedReading joined;

        private long next;

        Stream(GapAwareTrackingToken start) {
            place = start;
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
            joined = null;
            leave(this);
            buffer.clear();
        }

        private void fill() {
            if (!buffer.isEmpty()) {
                return;
            }
            var events = EventTail.this.next(joined, next);
            if (events == null) {
                readByItself();
                return;
            }
            next += events.size();
            events.forEach(this::add);
            if (!events.isEmpty()) {
                // all of them may have been here before it joined the others
                fill();
            }
        }

        private void readByItself() {
            joined = null;
            var reader = own == null ? readerFrom(place) : own;
            own = reader;
            reader.next().forEach(event -> buffer.add(event.message()));
            place = reader.token();
            if (reader.isAtEnd()) {
                join(this, reader);
            }
        }

        /** Adds an event unless it was here already. What had come here first keeps its place in the token. */
        private void add(Positioned event) {
            if (event.position() <= place.getIndex() && !place.getGaps().contains(event.position())) {
                return;
            }
            var token = event.token();
            if (token.covers(place)) {
                place = token;
                buffer.add(event.message());
            } else {
                place = (GapAwareTrackingToken) place.upperBound(token);
                buffer.add(event.message().withTrackingToken(place));
            }
        }
    }
}
