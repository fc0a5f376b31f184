package org.emailchange.access.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTextsTest {

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void haveATitleAndSayWhatToDo(ProblemType type) {
        var texts = new ProblemTexts(Locale.ENGLISH);

        assertThat(texts.title(type)).isNotBlank().doesNotEndWith(".");
        assertThat(texts.detail(type)).isNotBlank().endsWith(".");
    }

    @Test
    void areEnglishWhereTheLanguageIsNotSpoken() {
        var texts = new ProblemTexts(Locale.forLanguageTag("tlh"));

        assertThat(texts.language()).isEqualTo("en");
        assertThat(texts.title(ProblemType.NOT_FOUND)).isEqualTo("There is nothing here");
    }
}
