package org.emailchange.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.emailchange.api.AccountId;
import org.emailchange.web.limit.Limiters;
import org.emailchange.web.limit.Places;
import org.emailchange.web.limit.Rate;
import org.emailchange.web.limit.RateLimiter;
import org.emailchange.web.security.Caller.AccountOwner;
import org.emailchange.web.security.Caller.StaffMember;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordAuthenticationTest {

    private static final String ACCOUNT = "{argon2}$argon2id$v=19$m=16384,t=2,p=1$salt$of-account";
    private static final String STAFF = "{bcrypt}$2a$10$salt-and-hash-of-staff";

    private static final String NOBODY = "{argon2}$argon2id$v=19$m=16384,t=2,p=1$salt$of-nobody";

    private final List<String> checked = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch slow = new CountDownLatch(1);
    private final PasswordAuthentication authentication = authentication(Limiters.withoutDatabase());

    private PasswordAuthentication authentication(RateLimiter limiter) {
        var rate = Rate.valueOf("9/1h");
        return new PasswordAuthentication(
                List.of(new People()),
                new Recording(),
                new EncodedPassword(NOBODY),
                new Places(1, 9, 9, Duration.ofSeconds(10)),
                limiter,
                new PasswordAuthentication.Settings(rate, rate, rate),
                Clock.systemUTC());
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "staff", "nobody"})
    void takesEquallyLongForAWrongPasswordWhoeverTheNameIsOf(String name) {
        slow.countDown();

        assertThat(signIn(authentication, name, "wrong")).isEqualTo("wrong");
        assertThat(checked)
                .extracting(hash -> new EncodedPassword(hash).cost())
                .containsExactlyInAnyOrder("{argon2}$argon2id$v=19$m=16384,t=2,p=1", "{bcrypt}$2a$10");
    }

    @Test
    void hasThoseWhoTryNamesTakeNoPlaceFromWhoSignedInBefore() {
        signIn(authentication, "account", "right");

        var strangers = strangers(authentication);
        var known = signIn(authentication, "account", "right");
        slow.countDown();

        assertThat(known).isEqualTo("signed in");
        assertThat(strangers.stream().map(CompletableFuture::join)).contains("wrong");
    }

    @Test
    void hasThemTakeNoneFromWhoSignedInOnAnotherNode() {
        var here = authentication(Limiters.knowing("account"));

        strangers(here);
        var unknown = signIn(here, "staff", "right");
        var known = signIn(here, "account", "right");
        slow.countDown();

        assertThat(unknown).isEqualTo("unavailable");
        assertThat(known).isEqualTo("signed in");
    }

    /** Returns once some have been refused, as all places are taken. */
    private static List<CompletableFuture<String>> strangers(PasswordAuthentication authentication) {
        var strangers = IntStream.range(0, 250)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> signIn(authentication, "nobody" + i, "wrong"), task -> new Thread(task).start()))
                .toList();
        assertThat(CompletableFuture.anyOf(strangers.toArray(CompletableFuture[]::new))
                        .join())
                .isEqualTo("unavailable");
        return strangers;
    }

    private static String signIn(PasswordAuthentication authentication, String name, String password) {
        try {
            authentication.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password));
            return "signed in";
        } catch (BadCredentialsException e) {
            return "wrong";
        } catch (AuthenticationServiceException e) {
            return String.valueOf(e.getCause().getMessage());
        }
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
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            checked.add(hash);
            if (password.equals("right")) {
                return true;
            }
            try {
                return !slow.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
