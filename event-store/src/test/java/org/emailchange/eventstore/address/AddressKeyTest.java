package org.emailchange.eventstore.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressKeyTest {
    /** The text "0123456789abcdef" twice. */
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    @Test
    void yieldsWhatAnotherImplementationYields() {
        // printf 'purpose\0text' | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef
        assertThat(new AddressKey(KEY).of("purpose", "text"))
                .isEqualTo("83710092a28fa1af4ff34f84ed331ac07738bb42fff23e191fcd9a017fdb8c24");
    }

    @Test
    void yieldsAnotherValueForAnotherPurpose() {
        var key = new AddressKey(KEY);

        assertThat(key.of("purpose", "text")).isNotEqualTo(key.of("purpos", "etext"));
    }

    @ParameterizedTest
    @CsvSource({"'',no address key", "' ',no address key", "????,not base64", "MDEyMzQ1Njc4OWFiY2RlZg==,16 bytes"})
    void refusesWhatIsNoKeyAndSaysWhatToDo(String base64, String reason) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new AddressKey(base64))
                .withMessageContaining(reason)
                .withMessageContaining("set email-change.address-key to 32 random bytes in base64")
                .withNoCause();
    }
}
