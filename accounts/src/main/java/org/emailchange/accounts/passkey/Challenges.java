package org.emailchange.accounts.passkey;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Component;

/** Challenges that are valid once, for five minutes and for one purpose; only their hashes are stored. */
@Component
class Challenges {

    static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int OCTETS = 32;

    private final JdbcClient database;
    private final SecureRandom random;
    private final Clock clock;

    Challenges(JdbcClient database, SecureRandom random, Clock clock) {
        this.database = database;
        this.random = random;
        this.clock = clock;
    }

    Bytes issue(ChallengePurpose purpose) {
        var octets = new byte[OCTETS];
        random.nextBytes(octets);
        var challenge = new Bytes(octets);
        var now = clock.instant();
        database.sql("delete from passkey_challenge where expires_at <= :now")
                .param("now", Timestamp.from(now))
                .update();
        database.sql("insert into passkey_challenge (id, purpose, expires_at) values (:id, :purpose, :expires)")
                .param("id", hash(challenge.getBytes()))
                .param("purpose", hash(purpose.text().getBytes(StandardCharsets.UTF_8)))
                .param("expires", Timestamp.from(now.plus(LIFETIME)))
                .update();
        return challenge;
    }

    /**
     * Uses the challenge up, whether or not the answer to it is valid.
     *
     * @throws IllegalArgumentException if it was not issued for this purpose, has expired or has been used
     */
    void use(Bytes challenge, ChallengePurpose purpose) {
        database.sql("delete from passkey_challenge where id = :id and expires_at > :now returning purpose")
                .param("id", hash(challenge.getBytes()))
                .param("now", Timestamp.from(clock.instant()))
                .query(String.class)
                .optional()
                .filter(hash(purpose.text().getBytes(StandardCharsets.UTF_8))::equals)
                .orElseThrow(() -> new IllegalArgumentException("There is no such challenge for this purpose"));
    }

    private static String hash(byte[] octets) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(octets);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
