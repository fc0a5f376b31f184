package org.emailchange.api;

import com.ibm.icu.text.IDNA;
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

    /** The part after the at sign: a host name with a dot, compared as lower-case A-labels by UTS 46. */
    private static final class Domain {

        private static final int MAX_OCTETS = 253;

        private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
                | IDNA.NONTRANSITIONAL_TO_UNICODE
                | IDNA.USE_STD3_RULES
                | IDNA.CHECK_BIDI
                | IDNA.CHECK_CONTEXTJ
                | IDNA.CHECK_CONTEXTO);

        private Domain() {}

        /** @throws InvalidEmailAddress if it is no domain that mail can be sent to */
        static String toAscii(String domain) {
            if (domain.startsWith("[")) {
                throw new InvalidEmailAddress(Reason.DOMAIN_LITERAL);
            }
            // IDNA would drop them, and the address as typed would keep them.
            if (domain.codePoints().anyMatch(Lookalikes::isInvisible)) {
                throw new InvalidEmailAddress(Reason.FORBIDDEN_CHARACTER);
            }
            var info = new IDNA.Info();
            var ascii = UTS46.nameToASCII(domain, new StringBuilder(), info).toString();
            if (info.hasErrors() || ascii.length() > MAX_OCTETS || ascii.endsWith(".")) {
                throw new InvalidEmailAddress(Reason.DOMAIN_INVALID);
            }
            int dot = ascii.lastIndexOf('.');
            if (dot < 0) {
                throw new InvalidEmailAddress(Reason.DOMAIN_NEEDS_DOT);
            }
            // A last label of digits is how an IP address looks, and no top-level domain has one.
            if (ascii.substring(dot + 1).chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw new InvalidEmailAddress(Reason.DOMAIN_INVALID);
            }
            var unicode = UTS46.nameToUnicode(ascii, new StringBuilder(), new IDNA.Info())
                    .toString();
            if (hidesASymbol(unicode)) {
                throw new InvalidEmailAddress(Reason.DOMAIN_INVALID);
            }
            for (var label : unicode.split("\\.")) {
                Lookalikes.check(label);
            }
            return ascii;
        }

        /** Composed, "not less than" is a character that UTS 46 takes; as it may be typed, it begins with {@code <}. */
        private static boolean hidesASymbol(String unicode) {
            return Normalizer2.getNFDInstance()
                    .normalize(unicode)
                    .chars()
                    .anyMatch(c -> c < 0x80 && c != '.' && c != '-' && !Character.isLetterOrDigit(c));
        }
    }
}
