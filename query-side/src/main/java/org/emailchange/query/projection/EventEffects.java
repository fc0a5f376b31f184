package org.emailchange.query.projection;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each event of a family does to a row. It cannot be built with an event left out: the service does not start before
 * every view says what a new event means to it.
 *
 * @param <E> the family: the sealed parent of its events
 * @param <R> the row, changed in place
 */
public final class EventEffects<E, R> {

    private final Map<Class<?>, BiConsumer<R, E>> effects;

    private EventEffects(Map<Class<?>, BiConsumer<R, E>> effects) {
        this.effects = Map.copyOf(effects);
    }

    /** Begins the list of what the events of a family do to a row. */
    public static <E, R> Builder<E, R> of(Class<E> family, Class<R> row) {
        return new Builder<>(family);
    }

    /** Changes the row as the event says. */
    public void apply(R row, E event) {
        var effect = effects.get(event.getClass());
        if (effect == null) {
            throw new IllegalArgumentException(event.getClass().getSimpleName() + " is not of the family");
        }
        effect.accept(row, event);
    }

    /** Collects what each event does. */
    public static final class Builder<E, R> {

        private final Class<E> family;
        private final Map<Class<?>, BiConsumer<R, E>> effects = new HashMap<>();

        private Builder(Class<E> family) {
            this.family = family;
        }

        /** An event that changes the row. */
        public <T extends E> Builder<E, R> on(Class<T> type, BiConsumer<R, T> effect) {
            effects.put(type, (row, event) -> effect.accept(row, type.cast(event)));
            return this;
        }

        /** Events that leave the row as it is. */
        @SafeVarargs
        public final Builder<E, R> unchangedBy(Class<? extends E>... types) {
            for (var type : types) {
                effects.put(type, (row, event) -> {});
            }
            return this;
        }

        /** @throws IllegalStateException if an event of the family is missing from the list */
        public EventEffects<E, R> complete() {
            var missing = concrete(family)
                    .filter(type -> !effects.containsKey(type))
                    .map(Class::getSimpleName)
                    .sorted()
                    .collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                throw new IllegalStateException("Nothing says what these events do: " + missing);
            }
            return new EventEffects<>(effects);
        }

        private static Stream<Class<?>> concrete(Class<?> type) {
            return type.isSealed()
                    ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Builder::concrete)
                    : Stream.of(type);
        }
    }
}
