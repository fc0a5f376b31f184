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
import org.emailchange.eventstore.NodeName;
import org.emailchange.eventstore.log.EventReader;
import org.emailchange.eventstore.log.EventReader.Readability;
import org.emailchange.eventstore.notify.Notifications;
import org.emailchange.eventstore.notify.Subscription;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;

/** Stores events, and wakes the processors of other nodes once they are committed; those of this one have them by then. */
class WakingEventStore extends AbstractEventStore implements DisposableBean {

    private static final String CHANNEL = "axon_events";

    private final EventTail tail;
    private final Notifications notifications;
    private final String node;
    private final Subscription subscription;

    WakingEventStore(
            EventStorageEngine engine, EventTail tail, Notifications notifications, NodeName node, Configuration axon) {
        super(settings(engine, axon));
        this.tail = tail;
        this.notifications = notifications;
        this.node = node.toString();
        this.subscription = notifications.subscribe(CHANNEL, this::appendedBy, tail::wake);
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
        notifications.publish(CHANNEL, node);
    }

    private void appendedBy(String appender) {
        if (!appender.equals(node)) {
            tail.wake();
        }
    }

    /** Asks for no snapshot, as none is stored: the question is a round trip for each command. */
    @Override
    public DomainEventStream readEvents(String aggregateIdentifier) {
        return readEvents(aggregateIdentifier, 0);
    }

    /** @throws UnknownEvent where there is one: nothing is decided in ignorance of it */
    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return super.readEvents(aggregateIdentifier, firstSequenceNumber).filter(event -> {
            var readability = EventReader.readability(event);
            if (readability == Readability.KNOWN) {
                return true;
            }
            throw new UnknownEvent(readability == Readability.DAMAGED);
        });
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return tail.openStream(token);
    }

    @Override
    public void destroy() {
        subscription.close();
    }
}
