package org.emailchange.eventstore.store;

import java.util.List;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Keeps events, and wakes processors here and on other nodes once they are committed. */
class WakingEventStore extends AbstractEventStore {
    private final Tail tail;
    private final WakeUpCalls wakeUpCalls;

    WakingEventStore(EventStorageEngine engine, Tail tail, WakeUpCalls wakeUpCalls, Configuration axon) {
        super(settings(engine, axon));
        this.tail = tail;
        this.wakeUpCalls = wakeUpCalls;
    }

    private static Builder settings(EventStorageEngine engine, Configuration axon) {
        var settings = new Builder() {};
        settings.storageEngine(engine)
                .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                .spanFactory(axon.getComponent(EventBusSpanFactory.class));
        return settings;
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        wakeUpCalls.appended();
    }

    /** Asks for no snapshot: streams are short, and the question is a round trip for each command. */
    @Override
    public DomainEventStream readEvents(String aggregateIdentifier) {
        return readEvents(aggregateIdentifier, 0);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return tail.openStream(token);
    }
}
