package org.emailchange.accounts.account;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * How passwords are hashed: new ones by Argon2; bcrypt is understood as well, because staff settings are written by hand.
 * A further hash is one more entry of the map; the hash of each stored password names its own in front.
 */
@Configuration(proxyBeanMethods = false)
class PasswordHashing {

    private static final String ARGON2 = "argon2";

    /** Half of the server's threads: the others serve what needs no password. */
    private static final int MAX_WAITING = 96;

    @Bean
    PasswordEncoder passwordEncoder() {
        var cores = Runtime.getRuntime().availableProcessors();
        return new FewAtATime(
                new DelegatingPasswordEncoder(
                        ARGON2,
                        Map.of(
                                ARGON2,
                                Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8(),
                                "bcrypt",
                                new WholePasswordBcrypt())),
                2 * cores,
                MAX_WAITING);
    }

    /** bcrypt reads no more than 72 octets; what is longer is never right, as its end would not count. */
    static final class WholePasswordBcrypt extends BCryptPasswordEncoder {

        private static final int MAX_OCTETS = 72;

        @Override
        protected boolean matchesNonNull(String password, String hash) {
            return super.matchesNonNull(password, hash)
                    && password.getBytes(StandardCharsets.UTF_8).length <= MAX_OCTETS;
        }
    }

    /**
     * Hashing is slow and takes memory on purpose. So a few hashes are made at a time and a few more wait, for as long as
     * a person would; who comes then is asked to come again, and everything else goes on meanwhile.
     */
    static final class FewAtATime implements PasswordEncoder {

        private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
        private static final Duration COME_AGAIN = Duration.ofSeconds(2);

        private final PasswordEncoder encoder;
        private final Semaphore places;
        private final int maxWaiting;

        FewAtATime(PasswordEncoder encoder, int places, int maxWaiting) {
            this.encoder = encoder;
            this.places = new Semaphore(places, true);
            this.maxWaiting = maxWaiting;
        }

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return inTurn(() -> encoder.encode(password));
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            return inTurn(() -> encoder.matches(password, hash));
        }

        private <T> T inTurn(Supplier<T> hashing) {
            if (places.getQueueLength() >= maxWaiting || !hasPlaceInTime()) {
                throw new ProblemException(
                        Problem.of(GeneralProblem.UNAVAILABLE).retryAfter(COME_AGAIN));
            }
            try {
                return hashing.get();
            } finally {
                places.release();
            }
        }

        private boolean hasPlaceInTime() {
            try {
                return places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
