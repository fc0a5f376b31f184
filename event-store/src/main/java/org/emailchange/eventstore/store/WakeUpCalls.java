package org.emailchange.eventstore.store;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.emailchange.eventstore.DaemonThreads;
import org.emailchange.eventstore.NodeName;
import org.emailchange.eventstore.notify.Notifications;
import org.emailchange.eventstore.notify.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Wakes the processors of all nodes when there are new events. Other nodes are never told within the transaction that
 * appends, where all commits would queue for the one lock that PostgreSQL has for notifications, but once for all
 * events of some milliseconds.
 */
@Component
class WakeUpCalls implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(WakeUpCalls.class);
    private static final String CHANNEL = "axon_events";
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    private final Tail tail;
    private final Notifications notifications;
    private final NodeName node;
    private final ScheduledExecutorService caller = DaemonThreads.scheduler("wake-up-calls", 1);
    private final Subscription subscription;
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile long lastCall = System.nanoTime() - PAUSE;

    WakeUpCalls(Tail tail, Notifications notifications, NodeName node) {
        this.tail = tail;
        this.notifications = notifications;
        this.node = node;
        this.subscription = notifications.subscribe(CHANNEL, this::called, tail::wake);
    }

    /** Says that events have been committed here. */
    void appended() {
        tail.wake();
        if (!caller.isShutdown() && due.compareAndSet(false, true)) {
            var pause = Math.max(0, lastCall + PAUSE - System.nanoTime());
            caller.schedule(this::call, pause, TimeUnit.NANOSECONDS);
        }
    }

    private void called(String from) {
        if (!from.equals(node.toString())) {
            tail.wake();
        }
    }

    private void call() {
        lastCall = System.nanoTime();
        due.set(false);
        try {
            notifications.publish(CHANNEL, node.toString());
        } catch (RuntimeException e) {
            // they look by themselves some seconds later
            LOG.warn("Other nodes are not told of new events: {}", e.getClass().getName());
        }
    }

    @Override
    public void destroy() {
        subscription.close();
        caller.shutdownNow();
    }
}
