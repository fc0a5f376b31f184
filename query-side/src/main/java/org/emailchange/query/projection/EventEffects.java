package org.emailchange.query.projection;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What events do to a row. An event that is not listed leaves the row as it is; a test asks of every event whether that is
 * meant.
 *
 * @param <E> the parent of the events
 * @param <R> the row, changed in place
 */
public final class EventEffects<E, R> {

    private final Map<Class<?>, BiConsumer<R, E>> effects = new HashMap<>();

    private EventEffects() {}

    /** Begins the list of what events do to a row. */
    public static <E, R> EventEffects<E, R> of(Class<E> parent, Class<R> row) {
        return new EventEffects<>();
    }

    /** An event that changes the row. */
    public <T extends E> EventEffects<E, R> on(Class<T> type, BiConsumer<R, T> effect) {
        effects.put(type, (row, event) -> effect.accept(row, type.cast(event)));
        return this;
    }

    /** Changes the row as the event says. */
    public void apply(R row, E event) {
        var effect = effects.get(event.getClass());
        if (effect != null) {
            effect.accept(row, event);
        }
    }

    /** The events that change the row. */
    public Set<Class<?>> types() {
        return Set.copyOf(effects.keySet());
    }
}
