package org.emailchange.pages.desk.audit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.emailchange.api.event.AddressEvent;
import org.emailchange.api.event.EmailChangeEvent;

/** The names of events that a history can be filtered by. */
final class EventTypes {

    static final List<String> OF_ACCOUNTS = names(EmailChangeEvent.class);
    static final List<String> ALL = Stream.concat(OF_ACCOUNTS.stream(), names(AddressEvent.class).stream())
            .toList();

    private EventTypes() {}

    private static List<String> names(Class<?> type) {
        return concrete(type).map(Class::getSimpleName).sorted().toList();
    }

    private static Stream<Class<?>> concrete(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypes::concrete)
                : Stream.of(type);
    }
}
