package org.emailchange.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventEffectsTest {
    interface Event {}

    record Read() implements Event {}

    record Written(String text) implements Event {}

    @SuppressWarnings("unchecked")
    private static final Class<List<String>> TEXTS = (Class<List<String>>) (Class<?>) List.class;

    private final EventEffects<Event, List<String>> effects =
            EventEffects.of(Event.class, TEXTS).on(Written.class, (texts, event) -> texts.add(event.text()));

    @Test
    void doesWhatWasSaidOfAnEvent() {
        var texts = new ArrayList<String>();

        effects.apply(texts, new Written("hello"));

        assertThat(texts).containsExactly("hello");
    }

    @Test
    void leavesTheRowAsItIsOtherwise() {
        var texts = new ArrayList<>(List.of("before"));

        effects.apply(texts, new Read());

        assertThat(texts).containsExactly("before");
        assertThat(effects.types()).containsExactly(Written.class);
    }
}
