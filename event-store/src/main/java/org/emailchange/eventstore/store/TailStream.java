package org.emailchange.eventstore.store;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;

/** One reader's place in the {@link Tail}; one thread reads, any thread may wake it. */
class TailStream implements TrackingEventStream {
    private final Tail tail;
    private final Queue<TrackedEventMessage<?>> buffer = new ArrayDeque<>();
    private final Semaphore news = new Semaphore(0);
    private volatile Runnable onAvailable = () -> {};
    private TrackingToken last;

    TailStream(Tail tail, TrackingToken start) {
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
