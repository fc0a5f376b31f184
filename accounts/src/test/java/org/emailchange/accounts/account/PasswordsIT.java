package org.emailchange.accounts.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.emailchange.accounts.RunningEdge;
import org.emailchange.api.AccountId;
import org.emailchange.web.limit.Places;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.security.EncodedPassword;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordsIT extends RunningEdge {

    private final JdbcClient database = bean(JdbcClient.class);
    private final PasswordEncoder encoder = bean(PasswordEncoder.class);

    @Test
    void areHashedByArgon2() {
        assertThat(passwords.encode("x").value()).startsWith("{argon2}$argon2id$v=19$m=16384,t=2,p=1$");
        assertThat(passwords.encode("x")).isNotEqualTo(passwords.encode("x"));
        assertThat(passwords.encode("x")).hasToString("EncodedPassword[...]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{bcrypt}$2a$10$abc", "{argon2}$argon2id$v=19$", "{noop}secret", "{of-later}$1$"})
    void areNoHashes(String hash) {
        assertThatThrownBy(() -> passwords.encode(hash))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().type()).isEqualTo(AccountProblem.PASSWORD_IS_A_HASH));
    }

    @Test
    void areUnicode() {
        assertThatThrownBy(() -> passwords.encode("\ud800x")).isInstanceOf(ProblemException.class);
        assertThat(passwords.matches(own.id(), "\ud800x")).isFalse();
    }

    @Test
    void matchNothingOnceTheyHaveEnded() {
        passwords.end(own.id());

        assertThat(passwords.matches(own.id(), PASSWORD)).isFalse();
        passwords.change(own.id(), passwords.encode(PASSWORD));
        assertThat(passwords.matches(own.id(), PASSWORD)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {" leading", "trailing ", "\u00e9", "e\u0301", "\ud83d\ude00", ":", "\u0000"})
    void areTakenAsTyped(String password) {
        var account = openWith(password);

        assertThat(passwords.matches(account, password)).isTrue();
        assertThat(passwords.matches(account, password.strip() + "x")).isFalse();
        if (!password.strip().equals(password)) {
            assertThat(passwords.matches(account, password.strip())).isFalse();
        }
    }

    @Test
    void doNotMatchByTheirFirst72BytesAlone() {
        var same = "a".repeat(72);
        var account = openWith(same + "12345678");

        assertThat(passwords.matches(account, same + "12345678")).isTrue();
        assertThat(passwords.matches(account, same + "87654321")).isFalse();
        assertThat(passwords.matches(account, same)).isFalse();
    }

    @Test
    void haveAMinimumAndMaximumLength() {
        assertThatThrownBy(() -> passwords.encode("")).hasMessage("invalid-password");
        assertThatThrownBy(() -> passwords.encode("a".repeat(1025))).hasMessage("invalid-password");
        assertThat(passwords.matches(openWith("a".repeat(1024)), "a".repeat(1024)))
                .isTrue();
    }

    @Test
    void matchNoUnknownAccount() {
        var nobody = AccountId.of(UUID.randomUUID());

        assertThat(passwords.matches(nobody, "nobody")).isFalse();
        assertThat(passwords.matches(nobody, "")).isFalse();
    }

    @Test
    void costOneHashForAnUnknownAccountToo() {
        var known = openWith("right");
        var counting = new CountingEncoder(encoder);
        var checked = new Passwords(database, counting, bean(EncodedPassword.class), bean(Places.class));

        checked.matches(known, "wrong");
        assertThat(counting.matches()).isEqualTo(1);
        checked.matches(AccountId.of(UUID.randomUUID()), "wrong");
        assertThat(counting.matches()).isEqualTo(2);
    }

    private AccountId openWith(String password) {
        var id = AccountId.of(UUID.randomUUID());
        return accounts.open(new NewAccount(id, "user-" + id, passwords.encode(password)))
                .id();
    }
}
