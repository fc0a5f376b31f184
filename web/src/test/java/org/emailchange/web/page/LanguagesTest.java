package org.emailchange.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource({"en, en", "ne, ne", "NE, ne", "ne-NP, ne", "en-GB, en", "ne-Deva-NP, ne"})
    void includesEachByAnyTagOfIt(String tag, String language) {
        assertThat(Languages.of(tag))
                .hasValueSatisfying(found -> assertThat(found).hasToString(language));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de", "und", "n", "nep", "Nepali language", "ne_NP", "*", "ne\r\nX-Evil: 1", "ne-"})
    void includesNothingElse(String tag) {
        assertThat(Languages.of(tag)).isEmpty();
    }
}
