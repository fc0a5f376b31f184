package org.emailchange.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.emailchange.api.event.AddressEvent;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.web.page.TimeFormats;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class EventSentencesTest {
    private static final Locale NEPALI = Locale.forLanguageTag("ne");

    private final EventSentences sentences = new EventSentences(new TimeFormats(ZoneOffset.UTC));

    static Stream<Class<?>> events() {
        return Stream.concat(concrete(EmailChangeEvent.class), concrete(AddressEvent.class));
    }

    private static Stream<Class<?>> concrete(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventSentencesTest::concrete)
                : Stream.of(type);
    }

    @ParameterizedTest
    @MethodSource("events")
    void saysWhatEachEventMeansInBothLanguages(Class<?> event) {
        var fields = Arrays.stream(event.getRecordComponents())
                .map(field -> "\"" + field.getName() + "\":\"something\"")
                .toList();
        var data = JsonMapper.shared().readTree("{" + String.join(",", fields) + "}");

        var english = sentences.of(event.getSimpleName(), data, Locale.ENGLISH);
        var nepali = sentences.of(event.getSimpleName(), data, NEPALI);

        assertThat(english).matches("[A-Z].* .*\\.").doesNotContain("{", " - ");
        assertThat(nepali).endsWith("\u0964").doesNotContain("{", " - ");
        assertThat(sentences.of(event.getSimpleName(), data, Locale.FRENCH)).isEqualTo(english);
    }

    @ParameterizedTest
    @MethodSource("events")
    void takesNoBracesInAFieldForAField(Class<?> event) {
        var data = JsonMapper.shared().readTree("{\"newEmail\":\"{newEmail}@example.org\",\"email\":\"$1\"}");

        assertThat(sentences.of(event.getSimpleName(), data, Locale.ENGLISH)).endsWith(".");
    }
}
