package org.emailchange.command.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Signs the return path of a mail. The keys are derived from the keys of links, for this purpose alone. */
@Component
public class ReturnPathSignature {

    /** The length of a signature: two octets that hint at the key, then the MAC. */
    public static final int OCTETS = 14;

    private static final String PURPOSE = "email-change/bounce/v1";
    private static final int HINT = 2;
    private static final byte[] HINT_LABEL = "hint".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MAC_LABEL = "seal".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = {0};

    private final LinkKeys keys;

    ReturnPathSignature(LinkKeys keys) {
        this.keys = keys;
    }

    /** The signature of these octets. */
    public byte[] sign(byte[] content) {
        return sign(keys.active().forPurpose(PURPOSE), content);
    }

    /** Whether a signature was made for these octets with a key that is still in use. */
    public boolean isGenuine(byte[] content, byte[] signature) {
        return keys.all().stream()
                .map(key -> key.forPurpose(PURPOSE))
                .anyMatch(key -> MessageDigest.isEqual(sign(key, content), signature));
    }

    private static byte[] sign(LinkKeys.Key key, byte[] content) {
        var signature = Arrays.copyOf(key.sign(HINT_LABEL, END), OCTETS);
        System.arraycopy(key.sign(MAC_LABEL, END, content), 0, signature, HINT, OCTETS - HINT);
        return signature;
    }
}
