package org.emailchange.accounts.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class PasswordHashingTest {

    private static final String SEVENTY_TWO_OCTETS = "\u00e9".repeat(36);

    @Test
    void cutsNoPasswordOffWhereBcryptDoes() {
        var bcrypt = new PasswordHashing.WholePasswordBcrypt();
        var hash = new BCryptPasswordEncoder(4).encode(SEVENTY_TWO_OCTETS);

        assertThat(bcrypt.matches(SEVENTY_TWO_OCTETS, hash)).isTrue();
        assertThat(bcrypt.matches(SEVENTY_TWO_OCTETS + "x", hash)).isFalse();
    }
}
