package org.emailchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.emailchange.web.problem.ProblemTexts;
import org.emailchange.web.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** The problem types of all features: every enum that implements {@link ProblemType}. */
class ProblemTypesTest {

    private static final Pattern NEPALI = Pattern.compile(".*\\p{IsDevanagari}.*");

    private final ProblemTexts texts = new ProblemTexts();

    static Stream<ProblemType> all() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(ProblemType.class));
        return scanner.findCandidateComponents("org.emailchange").stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                .map(ProblemType.class::cast);
    }

    @ParameterizedTest
    @MethodSource("all")
    void haveATitleAndSayWhatToDo(ProblemType type) {
        var text = texts.of(type, Locale.ENGLISH);

        assertThat(text.title()).isNotBlank().doesNotEndWith(".");
        assertThat(text.detail()).isNotBlank().endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("all")
    void areWrittenInNepaliToo(ProblemType type) {
        var text = texts.of(type, Locale.forLanguageTag("ne-NP"));

        assertThat(text.language()).isEqualTo("ne");
        assertThat(text.title()).matches(NEPALI).doesNotEndWith("\u0964");
        assertThat(text.detail()).matches(NEPALI).endsWith("\u0964");
    }

    @Test
    void haveCodesOfTheirOwn() {
        assertThat(all()).extracting(ProblemType::code).doesNotHaveDuplicates().hasSizeGreaterThan(30);
    }
}
