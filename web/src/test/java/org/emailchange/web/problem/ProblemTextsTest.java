package org.emailchange.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProblemTextsTest {

    private final ProblemTexts texts = new ProblemTexts();

    @Test
    void areInTheLanguageOfTheReader() {
        assertThat(texts.of(GeneralProblem.NOT_FOUND, Locale.forLanguageTag("ne-NP"))
                        .language())
                .isEqualTo("ne");
    }

    @Test
    void areEnglishForUnknownLanguages() {
        var text = texts.of(GeneralProblem.NOT_FOUND, Locale.forLanguageTag("tlh"));

        assertThat(text.language()).isEqualTo("en");
        assertThat(text.title()).isEqualTo("There is nothing here");
    }
}
