package org.emailchange.eventstore.store;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
import org.emailchange.eventstore.DaemonThreads;
import org.emailchange.eventstore.NodeName;
import org.emailchange.eventstore.log.EventReader;
import org.emailchange.eventstore.log.EventReader.Readability;
import org.emailchange.eventstore.notify.Notifications;
import org.emailchange.eventstore.notify.Subscription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Stores events, and wakes the processors of all nodes once they are committed. Other nodes are never notified within the
 * transaction that appends, where all commits would queue for the one lock that PostgreSQL has for notifications, but once
 * for all events of some milliseconds.
 */
class WakingEventStore extends AbstractEventStore implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(WakingEventStore.class);
    private static final String CHANNEL = "axon_events";
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    private final EventTail tail;
    private final Notifications notifications;
    private final String node;
    private final ScheduledExecutorService notifier = DaemonThreads.scheduler("event-notifier", 1);
    private final Subscription subscription;
    private final AtomicBoolean notificationDue = new AtomicBoolean();
    private volatile long lastNotification = System.nanoTime() - PAUSE;

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
        tail.wake();
        if (!notifier.isShutdown() && notificationDue.compareAndSet(false, true)) {
            var pause = Math.max(0, lastNotification + PAUSE - System.nanoTime());
            notifier.schedule(this::notifyOtherNodes, pause, TimeUnit.NANOSECONDS);
        }
    }

    private void notifyOtherNodes() {
        lastNotification = System.nanoTime();
        notificationDue.set(false);
        try {
            notifications.publish(CHANNEL, node);
        } catch (RuntimeException e) {
            // they poll by themselves some seconds later
            LOG.warn("Other nodes were not notified of new events", e);
        }
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
        notifier.shutdownNow();
    }
}
