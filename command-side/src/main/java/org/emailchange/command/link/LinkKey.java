package org.emailchange.command.link;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key that signs links. The setting itself is never used: HKDF (RFC 5869) derives a key for each purpose. */
final class LinkKey {

    private static final String HMAC = "HmacSHA256";
    private static final String LINKS = "email-change/link/v1";

    private final String id;
    private final SecretKeySpec root;
    private final SecretKeySpec key;

    LinkKey(String id, byte[] secret) {
        this(id, new SecretKeySpec(mac(new SecretKeySpec(new byte[32], HMAC)).doFinal(secret), HMAC), LINKS);
    }

    private LinkKey(String id, SecretKeySpec root, String purpose) {
        this.id = id;
        this.root = root;
        this.key = derive(root, purpose);
    }

    /** A key for another purpose, derived from the same setting. Neither key reveals anything about the other. */
    LinkKey forPurpose(String purpose) {
        return new LinkKey(id, root, purpose);
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
