package org.emailchange.sample;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;

/** What this node's processor has handled since it started. */
@ProcessingGroup("status")
public class Seen {
    private final List<EventMessage<?>> events = new CopyOnWriteArrayList<>();

    @EventHandler
    void on(Counted event, EventMessage<?> message) {
        events.add(message);
    }

    @EventHandler
    void on(Rung event, EventMessage<?> message) {
        events.add(message);
    }

    public List<Object> payloads() {
        return events.stream().<Object>map(EventMessage::getPayload).toList();
    }

    public List<EventMessage<?>> messages() {
        return List.copyOf(events);
    }
}
