package org.emailchange.command.link;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One key that signs links. The setting is never used itself: HKDF (RFC 5869) derives what this purpose needs. */
final class LinkKey {

    private static final String HMAC = "HmacSHA256";
    private static final byte[] PURPOSE = "email-change/link/v1".getBytes(StandardCharsets.US_ASCII);

    private final String id;
    private final SecretKeySpec key;

    LinkKey(String id, byte[] secret) {
        this.id = id;
        this.key = derive(secret);
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

    /** Tells keys apart without showing them. */
    String fingerprint() {
        return HexFormat.of().formatHex(sign("fingerprint".getBytes(StandardCharsets.US_ASCII)));
    }

    private static SecretKeySpec derive(byte[] secret) {
        var extracted = mac(new SecretKeySpec(new byte[32], HMAC)).doFinal(secret);
        var expand = mac(new SecretKeySpec(extracted, HMAC));
        expand.update(PURPOSE);
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
