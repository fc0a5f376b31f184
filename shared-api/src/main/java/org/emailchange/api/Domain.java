package org.emailchange.api;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.Normalizer2;
import org.emailchange.api.InvalidEmailAddress.Reason;

/** The part after the at sign: a host name with a dot, compared as lower-case A-labels by UTS 46. */
final class Domain {

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
        var unicode =
                UTS46.nameToUnicode(ascii, new StringBuilder(), new IDNA.Info()).toString();
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
