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
import org.emailchange.eventstore.log.EventLog.StoredEvent;
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

    /** Whether an event can be read. */
    public enum Readability {
        KNOWN,
        /** Its class, or a value in it, is not known: a later release wrote it, which runs beside this one or ran before it. */
        OF_A_LATER_RELEASE,
        /** No release can read it. */
        DAMAGED
    }

    /** Whether this release can read the event, and if not, why. */
    public static Readability readability(EventMessage<?> event) {
        try {
            return event.getPayload() instanceof UnknownSerializedType
                    ? Readability.OF_A_LATER_RELEASE
                    : Readability.KNOWN;
        } catch (SerializationException e) {
            return Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                            .anyMatch(StreamReadException.class::isInstance)
                    ? Readability.DAMAGED
                    : Readability.OF_A_LATER_RELEASE;
        }
    }

    /** Whether this release can read the event. */
    public static boolean isKnown(EventMessage<?> event) {
        return readability(event) == Readability.KNOWN;
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
