package org.emailchange.query.projection;

import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What each event of a family does to a state. It cannot be made with an event left out: a new one has to be told of to
 * every view before the service starts again.
 *
 * @param <E> the family: the sealed parent of its events
 * @param <S> the state, changed in place
 */
public final class Evolution<E, S> {
    private final Map<Class<?>, BiConsumer<S, E>> effects;

    Evolution(Map<Class<?>, BiConsumer<S, E>> effects) {
        this.effects = Map.copyOf(effects);
    }

    /** Begins to say what the events of a family do to a state. */
    public static <E, S> Effects<E, S> of(Class<E> family, Class<S> state) {
        return new Effects<>(family);
    }

    /** Does to the state what the event means for it. */
    public void apply(S state, E event) {
        var effect = effects.get(event.getClass());
        if (effect == null) {
            throw new IllegalArgumentException(event.getClass().getSimpleName() + " is not of the family");
        }
        effect.accept(state, event);
    }
}
