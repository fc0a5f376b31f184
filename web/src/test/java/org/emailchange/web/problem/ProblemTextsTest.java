package org.emailchange.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTextsTest {

    private static final Pattern NEPALI = Pattern.compile(".*\\p{IsDevanagari}.*");

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void haveATitleAndSayWhatToDo(ProblemType type) {
        var texts = new ProblemTexts(Locale.ENGLISH);

        assertThat(texts.title(type)).isNotBlank().doesNotEndWith(".");
        assertThat(texts.detail(type)).isNotBlank().endsWith(".");
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void areWrittenInNepaliToo(ProblemType type) {
        var texts = new ProblemTexts(Locale.forLanguageTag("ne-NP"));

        assertThat(texts.language()).isEqualTo("ne");
        assertThat(texts.title(type)).matches(NEPALI).doesNotEndWith("\u0964");
        assertThat(texts.detail(type)).matches(NEPALI).endsWith("\u0964");
    }

    @Test
    void areEnglishWhereTheLanguageIsNotSpoken() {
        var texts = new ProblemTexts(Locale.forLanguageTag("tlh"));

        assertThat(texts.language()).isEqualTo("en");
        assertThat(texts.title(ProblemType.NOT_FOUND)).isEqualTo("There is nothing here");
    }
}
