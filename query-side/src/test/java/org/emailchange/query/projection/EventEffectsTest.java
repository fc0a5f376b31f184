package org.emailchange.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventEffectsTest {
    sealed interface Event permits Opened, Used {}

    record Opened() implements Event {}

    sealed interface Used extends Event permits Read, Written {}

    record Read() implements Used {}

    record Written(String text) implements Used {}

    @SuppressWarnings("unchecked")
    private static final Class<List<String>> TEXTS = (Class<List<String>>) (Class<?>) List.class;

    @Test
    void doesWhatWasSaidOfAnEvent() {
        var evolution = EventEffects.of(Event.class, TEXTS)
                .on(Written.class, (texts, event) -> texts.add(event.text()))
                .unchangedBy(Opened.class, Read.class)
                .complete();
        var texts = new ArrayList<String>();

        evolution.apply(texts, new Opened());
        evolution.apply(texts, new Written("hello"));

        assertThat(texts).containsExactly("hello");
    }

    @Test
    void refusesToLeaveOutAnEvent() {
        var effects = EventEffects.of(Event.class, TEXTS).unchangedBy(Read.class);

        assertThatThrownBy(effects::complete).hasMessageContaining("Opened, Written");
    }
}
