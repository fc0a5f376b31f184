package org.emailchange.sample;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ReplayStatus;

/** What this node's processor has handled since it started. */
@ProcessingGroup("status")
public class Seen {
    private final List<EventMessage<?>> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger replayed = new AtomicInteger();
    private final AtomicInteger rings = new AtomicInteger();

    @EventHandler
    void on(Counted event, EventMessage<?> message, ReplayStatus status) {
        events.add(message);
        if (status.isReplay()) {
            replayed.incrementAndGet();
        }
    }

    @EventHandler
    void on(Rung event, EventMessage<?> message) {
        events.add(message);
    }

    public List<Object> payloads() {
        return events.stream().<Object>map(EventMessage::getPayload).toList();
    }

    void ring() {
        rings.incrementAndGet();
    }

    public int rings() {
        return rings.get();
    }

    public int replayed() {
        return replayed.get();
    }

    public List<EventMessage<?>> messages() {
        return List.copyOf(events);
    }
}
