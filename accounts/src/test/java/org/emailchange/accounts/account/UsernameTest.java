package org.emailchange.accounts.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "Anna", "anna maria", "anna@example.org", "\u0936\u0930\u094d\u092e\u093e", "\ud83d\ude00"})
    void acceptsNamesOfAnyScript(String name) {
        assertThat(new Username(name).typed()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " a",
                "a ",
                "\u00a0a",
                "a\u3000",
                "a:b",
                ":",
                "a\u0000b",
                "a\nb",
                "a\u007f",
                "a\u200bb",
                "a\u202eb",
                "\ufeffa",
                "a\u2028b",
                "\ud83d",
                "a\ue000",
                "a\uffff"
            })
    void refusesInvisibleCharactersColonsAndOuterSpaces(String name) {
        assertThatThrownBy(() -> new Username(name)).hasMessage("invalid-username");
    }

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(new Username("\ud83d\ude00".repeat(100)).typed()).hasSize(200);
        assertThatThrownBy(() -> new Username("a".repeat(101))).hasMessage("invalid-username");
    }

    @Test
    void isTheSameInAnyCaseAndComposition() {
        assertThat(new Username("\u00c9lodie").key()).isEqualTo(new Username("e\u0301LODIE").key());
    }

    @Test
    void isTheSameOnATurkishServer() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(new Username("ILIAS").key()).isEqualTo("ilias");
        } finally {
            Locale.setDefault(before);
        }
    }
}
