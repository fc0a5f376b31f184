package org.emailchange.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.emailchange.api.AccountId;
import org.emailchange.web.limit.Limiters;
import org.emailchange.web.limit.Rate;
import org.emailchange.web.security.Caller.AccountOwner;
import org.emailchange.web.security.Caller.StaffMember;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordAuthenticationTest {

    private static final String ACCOUNT = "{argon2}$argon2id$v=19$m=16384,t=2,p=1$salt$of-account";
    private static final String STAFF = "{bcrypt}$2a$10$salt-and-hash-of-staff";

    private final List<String> checked = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"account", "staff", "nobody"})
    void takesEquallyLongForAWrongPasswordWhoeverTheNameIsOf(String name) {
        var rate = Rate.valueOf("9/1h");
        var authentication = new PasswordAuthentication(
                List.of(new People()),
                new Recording(),
                Limiters.withoutDatabase(),
                new PasswordAuthentication.Settings(rate, rate, rate),
                Clock.systemUTC());

        assertThatThrownBy(() ->
                        authentication.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, "wrong")))
                .isInstanceOf(BadCredentialsException.class);

        assertThat(checked)
                .extracting(hash -> new EncodedPassword(hash).cost())
                .containsExactlyInAnyOrder("{argon2}$argon2id$v=19$m=16384,t=2,p=1", "{bcrypt}$2a$10");
    }

    private static final class People implements CallerDirectory {

        private final Map<String, Entry> entries = Map.of(
                "account",
                new Entry(new AccountOwner(AccountId.of(UUID.randomUUID())), new EncodedPassword(ACCOUNT), 0),
                "staff",
                new Entry(new StaffMember("staff", Set.of(Role.APP)), new EncodedPassword(STAFF), 0));

        @Override
        public Optional<Entry> find(String name) {
            return Optional.ofNullable(entries.get(name));
        }

        @Override
        public List<EncodedPassword> fixedPasswords() {
            return List.of(new EncodedPassword(STAFF));
        }
    }

    private final class Recording implements PasswordEncoder {

        @Override
        public String encode(CharSequence password) {
            return "{argon2}$argon2id$v=19$m=16384,t=2,p=1$salt$of-nobody";
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            checked.add(hash);
            return false;
        }
    }
}
