package org.emailchange.command.link;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.emailchange.command.EmailChangeSettings;
import org.emailchange.command.change.ChangePolicy;

/** Real tokens, for tests: made with keys derived from their ids, and with predictable randomness. */
public final class LinkTokensWithKeys {

    private LinkTokensWithKeys() {}

    /** Tokens signed by the first of the keys; those of all can be proved. */
    public static LinkTokens named(String active, String... others) {
        return new LinkTokens(keys(active, others), new CountingRandom());
    }

    /** Signs with the first of the keys; the signatures of all are genuine. */
    public static ReturnPathSignature returnPaths(String active, String... others) {
        return new ReturnPathSignature(keys(active, others));
    }

    private static LinkKeys keys(String active, String... others) {
        Map<String, String> keys = new HashMap<>();
        keys.put(active, key(active));
        List.of(others).forEach(id -> keys.put(id, key(id)));
        return new LinkKeys(settings(keys, active));
    }

    private static String key(String id) {
        var secret = ("key " + id + " ".repeat(32)).substring(0, 32);
        return Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.US_ASCII));
    }

    private static EmailChangeSettings settings(Map<String, String> keys, String active) {
        var day = Duration.ofDays(1);
        return new EmailChangeSettings(
                ChangePolicy.Confirmation.BY_CREDENTIAL,
                day,
                day,
                day,
                "",
                new EmailChangeSettings.Link(day, day, keys, active, EmailChangeSettings.Session.OPTIONAL),
                new EmailChangeSettings.Lockout(5, day),
                new EmailChangeSettings.Resend(Duration.ofMinutes(1), 5));
    }

    /** Never the same octets twice, and the same in every run. */
    private static final class CountingRandom extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private long count;

        @Override
        public synchronized void nextBytes(byte[] bytes) {
            count++;
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (count >>> 8 * (i % 8));
            }
        }
    }
}
