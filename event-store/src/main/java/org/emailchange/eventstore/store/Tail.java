package org.emailchange.eventstore.store;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * All events in the order of their numbers, for processors. Tells them when more have come, where Axon's own store has
 * them ask twice a second.
 */
class Tail implements StreamableMessageSource<TrackedEventMessage<?>> {
    private final TailEngine engine;
    private final Set<TailStream> streams = new CopyOnWriteArraySet<>();

    Tail(TailEngine engine) {
        this.engine = engine;
    }

    /** Wakes all who read here, as there may be something new. */
    void wake() {
        streams.forEach(TailStream::wake);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        var stream = new TailStream(this, token == null ? beginning() : token);
        streams.add(stream);
        return stream;
    }

    void close(TailStream stream) {
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
}
