package org.emailchange.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.emailchange.web.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    @Test
    void isTheSameQuotedOrBare() {
        assertThat(parse("\"8e03978e-40d5-43dd-bc93-6894a57f9324\""))
                .isEqualTo(parse("8e03978e-40d5-43dd-bc93-6894a57f9324"));
    }

    @Test
    void canContainAnEscapedQuoteAndBackslash() {
        assertThat(parse("\"a\\\"b\\\\c d\"").value()).isEqualTo("a\"b\\c d");
    }

    @Test
    void hasAtMost255Characters() {
        assertThat(parse("k".repeat(255)).value()).hasSize(255);
        assertThatThrownBy(() -> parse("k".repeat(256))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> parse('"' + "k".repeat(256) + '"')).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"\"",
                "\"",
                "\"a",
                "\"a\"b",
                "a\"b",
                "a b",
                "a,b",
                "a;b",
                "a\\b",
                "\"a\\b\"",
                "\"a\\",
                "\u00e4",
                "\"\u00e4\"",
                "a\u0001"
            })
    void isRefusedWhenInvalid(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(ProblemException.class);
    }

    @Test
    void isRefusedWhenSentTwice() {
        assertThatThrownBy(() -> IdempotencyKey.among(List.of("a", "b"))).isInstanceOf(ProblemException.class);
    }

    @Test
    void isEmptyWithoutAHeader() {
        assertThat(IdempotencyKey.among(List.of())).isEmpty();
    }

    private static IdempotencyKey parse(String text) {
        return IdempotencyKey.among(List.of(text)).orElseThrow();
    }
}
