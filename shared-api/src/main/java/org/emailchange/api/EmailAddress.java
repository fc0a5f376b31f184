package org.emailchange.api;

import com.ibm.icu.text.Normalizer2;
import java.util.Optional;
import org.emailchange.api.InvalidEmailAddress.Reason;

/**
 * An e-mail address as typed, with one canonical form for comparing. The only place that parses addresses.
 *
 * <p>Accepted is the dot-string form of RFC 5321 and, by RFC 6531, letters beyond ASCII; quoted local parts, address
 * literals, comments, display names and lists are refused. The domain follows UTS 46 (non-transitional) and has a dot.
 *
 * @param value the address exactly as typed
 */
public record EmailAddress(String value) {

    private static final int MAX_OCTETS = 254;

    /** @throws InvalidEmailAddress if the text is not exactly one address that this service takes */
    public EmailAddress {
        if (value.isEmpty()) {
            throw new InvalidEmailAddress(Reason.EMPTY);
        }
        if (LocalPart.octets(value) > MAX_OCTETS) {
            throw new InvalidEmailAddress(Reason.TOO_LONG);
        }
        int at = value.lastIndexOf('@');
        if (at < 0) {
            throw new InvalidEmailAddress(Reason.NO_AT_SIGN);
        }
        var local = value.substring(0, at);
        LocalPart.check(local);
        var ascii = Domain.toAscii(value.substring(at + 1));
        int longest = Math.max(LocalPart.octets(local), LocalPart.octets(LocalPart.canonical(local)));
        if (longest + 1 + ascii.length() > MAX_OCTETS) {
            throw new InvalidEmailAddress(Reason.TOO_LONG);
        }
    }

    /** The form that two addresses share exactly if they are the same mailbox to this service. */
    public String canonical() {
        return LocalPart.canonical(local()) + "@" + Domain.toAscii(domain());
    }

    /** The address for a mail server: local part as typed, domain in ASCII. */
    public String deliverable() {
        return local() + "@" + Domain.toAscii(domain());
    }

    /**
     * The domain as mail servers write it ({@code xn--...}), where it was typed in other letters than those of ASCII: two
     * that look alike differ there.
     */
    public Optional<String> asciiDomain() {
        var domain = domain();
        return domain.chars().allMatch(c -> c < 0x80) ? Optional.empty() : Optional.of(Domain.toAscii(domain));
    }

    /** Enough to recognise one's own address, too little to learn another's: {@code j***@e***.com}. */
    public String masked() {
        var domain = domain();
        int dot = domain.lastIndexOf('.');
        var ending = dot < 0 ? "" : domain.substring(dot);
        return first(local()) + "***@" + first(domain) + "***" + ending;
    }

    /** Never the address, so that it does not reach a log by being printed. */
    @Override
    public String toString() {
        return "[address]";
    }

    private String local() {
        return value.substring(0, value.lastIndexOf('@'));
    }

    private String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    private static String first(String text) {
        var nfc = Normalizer2.getNFCInstance().normalize(text);
        return nfc.substring(0, nfc.offsetByCodePoints(0, 1));
    }
}
