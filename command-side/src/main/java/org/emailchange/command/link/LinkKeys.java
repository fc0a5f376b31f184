package org.emailchange.command.link;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.emailchange.api.InvalidSetting;
import org.emailchange.command.EmailChangeSettings;
import org.springframework.stereotype.Component;

/** The keys of links, by id. The active one signs; the others still verify what they signed before. */
@Component
class LinkKeys {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,16}");
    private static final int MIN_BYTES = 32;

    private final Map<String, Key> keys = new HashMap<>();
    private final Key active;

    LinkKeys(EmailChangeSettings settings) {
        settings.link().keys().forEach((id, base64) -> keys.put(id, key(id, base64)));
        var activeId = settings.link().activeKey();
        var found = activeId == null ? null : keys.get(activeId);
        if (found == null) {
            throw new InvalidSetting("Set email-change.link.active-key to the id of one of email-change.link.keys.<id>,"
                    + " each 32 random bytes in base64 (openssl rand -base64 32).");
        }
        if (keys.values().stream().map(Key::fingerprint).distinct().count() < keys.size()) {
            throw new InvalidSetting("Set each of email-change.link.keys.<id> to a key of its own: two are equal.");
        }
        active = found;
    }

    Key active() {
        return active;
    }

    /** The key with this id; empty if it is unknown or no longer in use. */
    Optional<Key> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    Collection<Key> all() {
        return keys.values();
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private static Key key(String id, String base64) {
        if (!isId(id)) {
            throw new InvalidSetting("Name the keys of email-change.link.keys by 1 to 16 letters, digits, - or _.");
        }
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new InvalidSetting("Set email-change.link.keys." + id + " to 32 random bytes in base64.");
        }
        if (secret.length < MIN_BYTES) {
            throw new InvalidSetting("Set email-change.link.keys." + id
                    + " to at least 32 random bytes in base64; it has " + secret.length + ".");
        }
        return new Key(id, secret);
    }

    /** A key that signs links. The setting itself is never used: HKDF (RFC 5869) derives a key for each purpose. */
    static final class Key {

        private static final String HMAC = "HmacSHA256";
        private static final String LINKS = "email-change/link/v1";

        private final String id;
        private final SecretKeySpec root;
        private final SecretKeySpec key;

        Key(String id, byte[] secret) {
            this(
                    id,
                    new SecretKeySpec(mac(new SecretKeySpec(new byte[32], HMAC)).doFinal(secret), HMAC),
                    LINKS);
        }

        private Key(String id, SecretKeySpec root, String purpose) {
            this.id = id;
            this.root = root;
            this.key = derive(root, purpose);
        }

        /** A key for another purpose, derived from the same setting. Neither key reveals anything about the other. */
        Key forPurpose(String purpose) {
            return new Key(id, root, purpose);
        }

        String id() {
            return id;
        }

        /** HMAC-SHA-256 over the parts, each of a fixed length or ended by a zero octet. */
        byte[] sign(byte[]... parts) {
            var mac = mac(key);
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        }

        /** Distinguishes keys without revealing them. */
        String fingerprint() {
            return HexFormat.of().formatHex(sign("fingerprint".getBytes(StandardCharsets.US_ASCII)));
        }

        private static SecretKeySpec derive(SecretKeySpec root, String purpose) {
            var expand = mac(root);
            expand.update(purpose.getBytes(StandardCharsets.US_ASCII));
            expand.update((byte) 1);
            return new SecretKeySpec(expand.doFinal(), HMAC);
        }

        private static Mac mac(SecretKeySpec key) {
            try {
                var mac = Mac.getInstance(HMAC);
                mac.init(key);
                return mac;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String toString() {
            return "link key " + id;
        }
    }
}
