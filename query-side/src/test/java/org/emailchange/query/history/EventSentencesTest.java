package org.emailchange.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.emailchange.api.LockReason;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.MailReported;
import org.emailchange.testing.EventTypes;
import org.emailchange.web.page.TimeFormats;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class EventSentencesTest {
    private static final Locale NEPALI = Locale.forLanguageTag("ne");

    private final EventSentences sentences = new EventSentences(new TimeFormats(ZoneOffset.UTC));

    /** An event as it is stored; one for each outcome where it records one of several. */
    record Case(Class<?> type, @Nullable String outcome) {

        private String data(String value) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .map(field -> "\"%s\":\"%s\"".formatted(field, field.equals("outcome") ? outcome : value))
                    .collect(Collectors.joining(",", "{", "}"));
        }

        private String sentence(EventSentences sentences, String value, Locale language) {
            return sentences.of(type.getSimpleName(), fields(data(value)), language);
        }
    }

    private static Map<String, Object> fields(String json) {
        return JsonMapper.shared().readValue(json, new TypeReference<Map<String, Object>>() {});
    }

    static Stream<Case> events() {
        return EventTypes.all()
                .flatMap(type -> type.equals(MailReported.class)
                        ? Arrays.stream(MailReported.Outcome.values()).map(outcome -> new Case(type, outcome.name()))
                        : Stream.of(new Case(type, null)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void saysWhatEachEventMeansInBothLanguages(Case event) {
        var english = event.sentence(sentences, "something", Locale.ENGLISH);
        var nepali = event.sentence(sentences, "something", NEPALI);

        assertThat(english).matches("[A-Z].* .*\\.").doesNotContain("{", " - ");
        assertThat(nepali).endsWith("\u0964").doesNotContain("{", " - ");
        assertThat(event.sentence(sentences, "something", Locale.FRENCH)).isEqualTo(english);
    }

    @ParameterizedTest
    @MethodSource("events")
    void takesNoBracesInAFieldForAField(Case event) {
        assertThat(event.sentence(sentences, "{newEmail}@example.org", Locale.ENGLISH))
                .endsWith(".");
        assertThat(event.sentence(sentences, "$1", Locale.ENGLISH)).endsWith(".");
    }

    @Test
    void saysOfALockWithoutAnEndOfItsOwnWhatEndsIt() {
        var data = Map.<String, Object>of(
                "until", AccountLocked.UNTIL_NEW_CREDENTIALS.toString(), "reason", LockReason.UNDONE.name());

        assertThat(sentences.of("AccountLocked", data, Locale.ENGLISH))
                .contains("until the wallet sets a new password");
        assertThat(sentences.of("AccountLocked", data, NEPALI)).doesNotContain("9999");
    }
}
