package org.emailchange.command.mail.bounce;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.emailchange.api.InvalidSetting;
import org.emailchange.command.link.ReturnPathSignature;
import org.emailchange.command.mail.MailSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The return path of each mail (VERP): {@code bounce+<tag>@domain}. A tag is the mail's id and a signature, so that only
 * the recipient of a mail can report that it bounced. It is 30 octets in 48 digits of base 32, which survives a change of
 * case on the way.
 */
@Component
public class ReturnPaths {

    private static final int ID = 16;
    private static final int RADIX = 32;
    private static final int DIGITS = 48;
    private static final int LOCAL_PART = 64;
    private static final String TAG = "([0-9a-v]{" + DIGITS + "})";

    private final @Nullable String local;
    private final String domain;
    private final Pattern pattern;
    private final ReturnPathSignature signature;

    public ReturnPaths(MailSettings settings, ReturnPathSignature signature) {
        var address = settings.bounceAddress();
        var at = address == null ? -1 : address.indexOf('@');
        if (address != null
                && (at < 1 || at + 1 + DIGITS > LOCAL_PART || !address.matches("[a-z0-9._-]+@[a-z0-9.-]+"))) {
            throw new InvalidSetting("Set email-change.mail.bounce-address to an address in small letters whose mailbox"
                    + " has a name of at most 15 characters, such as bounce@example.org.");
        }
        this.local = address == null ? null : address.substring(0, at);
        this.domain = address == null ? "" : address.substring(at + 1);
        this.pattern = Pattern.compile(
                "(?<![^\\s<:,;])" + Pattern.quote(local + "+") + TAG + Pattern.quote("@" + domain) + "(?![^\\s>,;])");
        this.signature = signature;
    }

    /** Whether bounces are received at all. */
    boolean areSet() {
        return local != null;
    }

    /** The return path of a mail; none if bounces are not received. */
    public Optional<String> of(String mailId) {
        return local == null
                ? Optional.empty()
                : Optional.of(local + "+" + tag(UUID.fromString(mailId)) + "@" + domain);
    }

    /** The mail of the first genuine return path in a text. */
    Optional<UUID> mailIn(String text) {
        return local == null
                ? Optional.empty()
                : pattern.matcher(text.toLowerCase(Locale.ROOT))
                        .results()
                        .flatMap(found -> mailOf(found.group(1)).stream())
                        .findFirst();
    }

    private String tag(UUID mailId) {
        var id = octets(mailId);
        var both = ByteBuffer.allocate(ID + ReturnPathSignature.OCTETS).put(id).put(signature.sign(id));
        var digits = new BigInteger(1, both.array()).toString(RADIX);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    private Optional<UUID> mailOf(String tag) {
        var number = new BigInteger(tag, RADIX).toByteArray();
        var both = new byte[ID + ReturnPathSignature.OCTETS];
        var length = Math.min(number.length, both.length); // a number may have a zero octet more, or fewer
        System.arraycopy(number, number.length - length, both, both.length - length, length);
        var id = Arrays.copyOf(both, ID);
        var genuine = signature.isGenuine(id, Arrays.copyOfRange(both, ID, both.length));
        return genuine ? Optional.of(uuid(id)) : Optional.empty();
    }

    private static byte[] octets(UUID id) {
        return ByteBuffer.allocate(ID)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static UUID uuid(byte[] octets) {
        var buffer = ByteBuffer.wrap(octets);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
