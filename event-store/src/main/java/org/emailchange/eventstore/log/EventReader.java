package org.emailchange.eventstore.log;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.core.exc.StreamReadException;

/** Turns stored events into events, in the same way as the event store itself, with what has changed since. */
@Component
public class EventReader {
    private final Serializer serializer;
    private final Configuration axon;

    EventReader(@Qualifier("eventSerializer") Serializer serializer, Configuration axon) {
        this.serializer = serializer;
        this.axon = axon;
    }

    /** The events, in their order. */
    public List<DomainEventMessage<?>> read(Collection<StoredEvent> events) {
        var entries = events.stream().map(EventReader::entry);
        return EventStreamUtils.upcastAndDeserializeDomainEvents(entries, serializer, axon.upcasterChain())
                .asStream()
                .<DomainEventMessage<?>>map(event -> event)
                .toList();
    }

    /**
     * Whether this release knows the event: its class, and all values in it. A later release, which runs beside this one or
     * ran before it, may have written what it does not.
     */
    public static boolean isKnown(EventMessage<?> event) {
        try {
            return !(event.getPayload() instanceof UnknownSerializedType);
        } catch (SerializationException e) {
            return false;
        }
    }

    /** Whether the event is damaged, so that no release can read it. */
    public static boolean isDamaged(EventMessage<?> event) {
        try {
            event.getPayload();
            return false;
        } catch (SerializationException e) {
            return Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                    .anyMatch(StreamReadException.class::isInstance);
        }
    }

    private static GenericDomainEventEntry<byte[]> entry(StoredEvent event) {
        return new GenericDomainEventEntry<>(
                event.streamType(),
                event.stream(),
                event.sequence(),
                event.id(),
                event.time(),
                event.payloadType(),
                event.revision(),
                event.payload(),
                event.metaData());
    }
}
