package org.emailchange.eventstore.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.emailchange.eventstore.store.TailReader.Positioned;

/**
 * One reading of the {@link EventTail} for all streams that have come to its end, and the last events that it brought. Events
 * have numbers, counted from when it began. Guarded by the tail.
 */
final class SharedReading {

    /** How many events a stream may be behind the others. */
    static final int RECENT = 1000;

    /** Where nobody has been woken: a notification may be lost. */
    private static final long POLL = TimeUnit.SECONDS.toNanos(1);

    private final TailReader reader;
    private final List<Positioned> recent = new ArrayList<>();
    /** What it had handed out before the first of the recent events. */
    private GapAwareTrackingToken before;

    private long first;
    private long wakesSeen = -1;
    private long readAt;

    SharedReading(TailReader reader) {
        this.reader = reader;
        this.before = reader.token();
    }

    /** An event that this node has committed. */
    record Committed(long position, DomainEventMessage<?> event) {}

    /** What was handed out before the first event that is kept. */
    GapAwareTrackingToken before() {
        return before;
    }

    /** The number of the first event that is kept. */
    long first() {
        return first;
    }

    /** The number of the next event to come. */
    long end() {
        return first + recent.size();
    }

    /** The events that are kept from this number on. */
    List<Positioned> from(long number) {
        return List.copyOf(recent.subList((int) (number - first), recent.size()));
    }

    /**
     * Takes what was committed here, and reads where that is not all.
     *
     * @param wakes how often there may have been something new
     */
    void goOn(long wakes, Queue<Committed> committed) {
        if (!takeAll(committed) || wakes != wakesSeen || !reader.isAtEnd() || System.nanoTime() - readAt > POLL) {
            wakesSeen = wakes;
            readAt = System.nanoTime();
            recent.addAll(reader.next());
        }
        var tooMany = recent.size() - RECENT;
        if (tooMany > RECENT) {
            before = recent.get(tooMany - 1).token();
            recent.subList(0, tooMany).clear();
            first += tooMany;
        }
    }

    /** @return whether that was all there is */
    private boolean takeAll(Queue<Committed> committed) {
        List<Committed> events = new ArrayList<>();
        for (var next = committed.poll(); next != null; next = committed.poll()) {
            events.add(next);
        }
        events.sort(Comparator.comparingLong(Committed::position));
        for (var next : events) {
            if (!reader.isPast(next.position())) {
                var taken = reader.take(next.position(), next.event());
                if (taken.isEmpty()) {
                    return false;
                }
                recent.add(taken.get());
            }
        }
        return true;
    }
}
