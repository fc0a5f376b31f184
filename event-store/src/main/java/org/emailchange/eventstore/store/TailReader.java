package org.emailchange.eventstore.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.emailchange.eventstore.log.EventLog;
import org.emailchange.eventstore.log.EventLog.StoredEvent;
import org.emailchange.eventstore.log.EventReader;
import org.emailchange.eventstore.log.EventReader.Readability;
import org.emailchange.eventstore.log.HighWaterMark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the events after a token, in the order of their positions, at most one batch by one statement. The gaps of a token
 * are all positions before it that have not been handed out: those that are empty, until the {@link HighWaterMark} says
 * that they stay so, and those of events that wait for a release that knows them. So no event is ever passed for good,
 * whatever its commit takes, and whoever takes over goes on with the gaps.
 */
final class TailReader {
    private static final Logger LOG = LoggerFactory.getLogger(TailReader.class);
    private static final int BATCH = 500;
    /** Each token carries them all; where there would be more, reading waits. */
    private static final int MAX_GAPS = 2000;

    private final EventLog log;
    private final EventReader reader;
    private final HighWaterMark decided;
    /** The positions up to the last one seen that were not handed out. */
    private final NavigableSet<Long> gaps;
    /** Those of them whose event is there, but waits. */
    private final Set<Long> waiting = new HashSet<>();
    /** Streams with an event that is not known: what follows it there waits with it. */
    private final Set<String> standing = new HashSet<>();

    private long index;
    private long seen;
    private boolean atEnd;

    TailReader(EventLog log, EventReader reader, HighWaterMark decided, GapAwareTrackingToken start) {
        this.log = log;
        this.reader = reader;
        this.decided = decided;
        this.gaps = new TreeSet<>(start.getGaps());
        this.index = start.getIndex();
        this.seen = index;
    }

    /** An event, and its position: its token tells no more than that all up to there was handed out, except for gaps. */
    record Positioned(long position, TrackedEventMessage<?> message) {

        GapAwareTrackingToken token() {
            return (GapAwareTrackingToken) message.trackingToken();
        }
    }

    /** The next events; none where there is none yet. */
    List<Positioned> next() {
        var mark = decided.position();
        var events = log.next(seen, empty(), BATCH);
        forgetGapsUpTo(events.size() < BATCH ? mark : Math.min(mark, last(events)), events);
        var handedOut = handOut(events, mark);
        atEnd = events.size() < BATCH && seen >= last(events);
        if (gaps.size() > waiting.size() || seen < last(events)) {
            var newMark = decided.look();
            if (handedOut.isEmpty() && seen < last(events) && newMark > mark) {
                return next();
            }
        }
        return handedOut;
    }

    /** Whether there was nothing behind what {@link #next} returned. */
    boolean isAtEnd() {
        return atEnd;
    }

    /** What has been handed out. */
    GapAwareTrackingToken token() {
        return GapAwareTrackingToken.newInstance(index, gaps.headSet(index));
    }

    /**
     * Takes an event that was committed without a look into the database, where that would have brought it: where all before
     * it was handed out, or where it is one that was missing.
     *
     * @return none where something else may have to come before it
     */
    Optional<Positioned> take(long position, DomainEventMessage<?> event) {
        var wasMissing = gaps.contains(position) && !waiting.contains(position);
        if (!wasMissing && !(gaps.isEmpty() && position == seen + 1)) {
            return Optional.empty();
        }
        gaps.remove(position);
        seen = Math.max(seen, position);
        index = Math.max(index, position);
        return Optional.of(new Positioned(position, new GenericTrackedDomainEventMessage<>(token(), event)));
    }

    /** Whether an event at the position was handed out, or never will be there. */
    boolean isPast(long position) {
        return position <= seen && !gaps.contains(position);
    }

    private Set<Long> empty() {
        var empty = new TreeSet<>(gaps);
        empty.removeAll(waiting);
        return empty;
    }

    private static long last(List<StoredEvent> events) {
        return events.isEmpty() ? 0 : events.get(events.size() - 1).position();
    }

    private void forgetGapsUpTo(long position, List<StoredEvent> events) {
        var there = events.stream().map(StoredEvent::position).collect(Collectors.toSet());
        gaps.headSet(position, true).removeIf(gap -> !there.contains(gap) && !waiting.contains(gap));
    }

    private List<Positioned> handOut(List<StoredEvent> events, long mark) {
        List<Positioned> handedOut = new ArrayList<>();
        var messages = reader.read(events);
        for (var i = 0; i < events.size(); i++) {
            var event = events.get(i);
            if (!see(event.position(), mark)) {
                return handedOut;
            }
            if (hasToWait(event, messages.get(i))) {
                waiting.add(event.position());
            } else {
                gaps.remove(event.position());
                index = Math.max(index, event.position());
                handedOut.add(new Positioned(
                        event.position(), new GenericTrackedDomainEventMessage<>(token(), messages.get(i))));
            }
        }
        return handedOut;
    }

    /** Whether the token can bear the gaps before the position. */
    private boolean see(long position, long mark) {
        if (position <= seen) {
            return true;
        }
        var firstGap = Math.max(seen, mark) + 1;
        if (gaps.size() + Math.max(0, position - firstGap) > MAX_GAPS) {
            return false;
        }
        LongStream.range(firstGap, position).forEach(gaps::add);
        gaps.add(position);
        seen = position;
        return true;
    }

    private boolean hasToWait(StoredEvent event, DomainEventMessage<?> message) {
        // no release wrote what names no class
        if (!event.payloadType().contains(".")) {
            return false;
        }
        var readability = EventReader.readability(message);
        if (!standing.contains(event.stream()) && readability == Readability.KNOWN) {
            return false;
        }
        if (standing.add(event.stream())) {
            LOG.warn(
                    "The event at position {} is {} ({}). It waits, and what follows it in its stream.",
                    event.position(),
                    readability == Readability.DAMAGED ? "damaged" : "of a later release",
                    event.payloadType());
        }
        return true;
    }
}
