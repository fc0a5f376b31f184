package org.emailchange.query.projection;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects what the events of a family do to a state. */
public final class Effects<E, S> {
    private final Class<E> family;
    private final Map<Class<?>, BiConsumer<S, E>> effects = new HashMap<>();

    Effects(Class<E> family) {
        this.family = family;
    }

    /** An event that changes the state. */
    public <T extends E> Effects<E, S> on(Class<T> type, BiConsumer<S, T> effect) {
        effects.put(type, (state, event) -> effect.accept(state, type.cast(event)));
        return this;
    }

    /** Events that leave the state as it is. */
    @SafeVarargs
    public final Effects<E, S> unchangedBy(Class<? extends E>... types) {
        for (var type : types) {
            effects.put(type, (state, event) -> {});
        }
        return this;
    }

    /** @throws IllegalStateException if an event of the family was not told of */
    public Evolution<E, S> complete() {
        var untold = concrete(family)
                .filter(type -> !effects.containsKey(type))
                .map(Class::getSimpleName)
                .sorted()
                .collect(Collectors.joining(", "));
        if (!untold.isEmpty()) {
            throw new IllegalStateException("Nothing says what these events do: " + untold);
        }
        return new Evolution<>(effects);
    }

    private static Stream<Class<?>> concrete(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Effects::concrete)
                : Stream.of(type);
    }
}
