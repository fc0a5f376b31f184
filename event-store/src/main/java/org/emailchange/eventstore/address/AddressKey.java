package org.emailchange.eventstore.address;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.emailchange.api.InvalidSetting;
import org.emailchange.api.Pseudonyms;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The secret under which addresses are named, and whatever else must not be read. */
@Component
class AddressKey implements Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;
    private static final String ADVICE =
            "set email-change.address-key to %d random bytes in base64 (openssl rand -base64 32), the same on all nodes"
                    .formatted(BYTES);

    private final SecretKeySpec key;

    AddressKey(@Value("${email-change.address-key:}") String base64) {
        this.key = new SecretKeySpec(decode(base64), ALGORITHM);
    }

    private static byte[] decode(String base64) {
        if (base64.isBlank()) {
            throw new InvalidSetting("There is no address key: " + ADVICE);
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            // without its cause, which would show a part of the key
            throw new InvalidSetting("The address key is not base64: " + ADVICE);
        }
        if (bytes.length != BYTES) {
            throw new InvalidSetting("The address key has " + bytes.length + " bytes: " + ADVICE);
        }
        return bytes;
    }

    @Override
    public String of(String purpose, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose.getBytes(UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
