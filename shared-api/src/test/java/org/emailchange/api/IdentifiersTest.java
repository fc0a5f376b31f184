package org.emailchange.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    private static final String ID = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";

    @Test
    void areTheirRawValue() {
        assertThat(new AccountId(ID)).hasToString(ID);
        assertThat(new ChangeId(ID)).hasToString(ID);
    }

    @Test
    void areOneWhateverTheCaseOfTheText() {
        assertThat(AccountId.of("6F9619FF-8B86-4D01-B42D-00CF4FC964FF")).isEqualTo(new AccountId(ID));
        assertThat(ChangeId.of("6F9619FF-8B86-4D01-B42D-00CF4FC964FF")).isEqualTo(new ChangeId(ID));
    }

    @Test
    void areTheUuidOfTheirText() {
        assertThat(AccountId.of(UUID.fromString(ID)).uuid()).hasToString(ID);
        assertThat(ChangeId.of(UUID.fromString(ID)).uuid()).hasToString(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "me",
                "1-2-3-4-5",
                "6F9619FF-8B86-4D01-B42D-00CF4FC964FF",
                "6f9619ff8b864d01b42d00cf4fc964ff",
                " 6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
                "6f9619ff-8b86-4d01-b42d-00cf4fc964fg",
                "6f9619ff-8b86-4d01-b42d-+0cf4fc964ff",
                "6f9619f-f8b86-4d01-b42d-00cf4fc964ff"
            })
    void refuseWhatIsNoCanonicalUuid(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountId(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChangeId(text));
    }

    @Test
    void doNotRepeatWhatTheyRefuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccountId("mary@example.org"))
                .withMessageNotContaining("mary");
    }
}
