package org.emailchange.eventstore.store;

import java.util.Arrays;
import java.util.stream.Stream;
import org.emailchange.api.event.AddressEvent;
import org.emailchange.api.event.EmailChangeEvent;

/** All events that there are, as the sealed interfaces know them: none can be forgotten. */
final class EventTypes {

    private EventTypes() {}

    static Stream<Class<?>> all() {
        return Stream.of(EmailChangeEvent.class, AddressEvent.class).flatMap(EventTypes::records);
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypes::records)
                : Stream.of(type);
    }
}
