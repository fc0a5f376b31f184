package org.emailchange.command.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Seals what comes back in the return address of a mail, by keys of their own that the keys of links are turned into. */
@Component
public class MailSeals {

    /** The octets of a seal: two that name the key, then the MAC. */
    public static final int OCTETS = 14;

    private static final String PURPOSE = "email-change/bounce/v1";
    private static final int HINT = 2;
    private static final byte[] HINT_LABEL = "hint".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SEAL_LABEL = "seal".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = {0};

    private final LinkKeys keys;

    MailSeals(LinkKeys keys) {
        this.keys = keys;
    }

    /** The seal of these octets. */
    public byte[] seal(byte[] content) {
        return seal(keys.active().forPurpose(PURPOSE), content);
    }

    /** Whether a seal was made by us for these octets, with a key that is still in use. */
    public boolean isGenuine(byte[] content, byte[] seal) {
        return keys.all().stream()
                .map(key -> key.forPurpose(PURPOSE))
                .anyMatch(key -> MessageDigest.isEqual(seal(key, content), seal));
    }

    private static byte[] seal(LinkKey key, byte[] content) {
        var seal = Arrays.copyOf(key.sign(HINT_LABEL, END), OCTETS);
        System.arraycopy(key.sign(SEAL_LABEL, END, content), 0, seal, HINT, OCTETS - HINT);
        return seal;
    }
}
