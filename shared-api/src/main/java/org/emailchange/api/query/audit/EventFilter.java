package org.emailchange.api.query.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a history to show; null means no restriction.
 *
 * @param type the name of the event, such as {@code EmailChangeRequested}
 * @param trace the id of the message that started what the events resulted from
 * @param since not before
 * @param until before
 */
public record EventFilter(
        @Nullable String type,
        @Nullable String trace,
        @Nullable Instant since,
        @Nullable Instant until) {

    /** All events. */
    public static final EventFilter ALL = new EventFilter(null, null, null, null);

    /** The names of all events of a sealed family, in order: what {@link #type} can be. */
    public static List<String> types(Class<?> family) {
        return concrete(family).map(Class::getSimpleName).sorted().toList();
    }

    private static Stream<Class<?>> concrete(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventFilter::concrete)
                : Stream.of(type);
    }
}
