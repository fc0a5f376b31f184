package org.emailchange.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.emailchange.api.AccountId;
import org.junit.jupiter.api.Test;

class RecordCredentialsChangeTest {

    private static final AccountId ACCOUNT = new AccountId("6f9619ff-8b86-4d01-b42d-00cf4fc964ff");

    @Test
    void countsFromOne() {
        assertThat(new RecordCredentialsChange(ACCOUNT, 1).number()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordCredentialsChange(ACCOUNT, 0));
    }
}
