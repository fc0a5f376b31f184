package org.emailchange.accounts.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.emailchange.web.limit.Places;
import org.emailchange.web.security.EncodedPassword;
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

    /** Two fifths of the server's threads, as of those who have not. */
    private static final int MAX_WAITING = 200;

    /** As long as a person would wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder(
                ARGON2,
                Map.of(
                        ARGON2,
                        Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8(),
                        "bcrypt",
                        new WholePasswordBcrypt()));
    }

    /** Compared with where there is nothing to compare with, so that the time does not tell. */
    @Bean
    EncodedPassword passwordOfNobody(PasswordEncoder encoder, SecureRandom random) {
        var secret = new byte[32];
        random.nextBytes(secret);
        return new EncodedPassword(encoder.encode(HexFormat.of().formatHex(secret)));
    }

    /** Hashing is slow and takes memory on purpose. These places are for those who have signed in. */
    @Bean
    Places passwordPlaces() {
        return new Places(Runtime.getRuntime().availableProcessors(), MAX_WAITING, MAX_WAITING, PATIENCE);
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
}
