package org.emailchange.api;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.text.Normalizer2;
import java.nio.charset.StandardCharsets;
import org.emailchange.api.InvalidEmailAddress.Reason;

/** The part before the at sign: a dot-string, kept as typed, compared by NFC and ASCII-only lower case. */
final class LocalPart {

    private static final int MAX_OCTETS = 64;
    private static final String ASCII_SYMBOLS = "!#$%&'*+-/=?^_`{|}~.";

    private LocalPart() {}

    static void check(String local) {
        if (local.isEmpty()) {
            throw new InvalidEmailAddress(Reason.LOCAL_PART_EMPTY);
        }
        if (local.startsWith("\"")) {
            throw new InvalidEmailAddress(Reason.LOCAL_PART_QUOTED);
        }
        if (local.indexOf('@') >= 0 || local.indexOf(',') >= 0 || local.indexOf(';') >= 0) {
            throw new InvalidEmailAddress(Reason.MORE_THAN_ONE_ADDRESS);
        }
        if (!local.codePoints().allMatch(LocalPart::isAllowed)
                || isMark(local.codePointAt(0))
                || hasEncodedWord(local)) {
            throw new InvalidEmailAddress(Reason.FORBIDDEN_CHARACTER);
        }
        if (local.startsWith(".") || local.endsWith(".") || local.contains("..")) {
            throw new InvalidEmailAddress(Reason.LOCAL_PART_DOTS);
        }
        var normalized = Normalizer2.getNFCInstance().normalize(local);
        if (!Lookalikes.joinersHaveEffect(normalized)) {
            throw new InvalidEmailAddress(Reason.FORBIDDEN_CHARACTER);
        }
        if (octets(local) > MAX_OCTETS || octets(normalized) > MAX_OCTETS) {
            throw new InvalidEmailAddress(Reason.LOCAL_PART_TOO_LONG);
        }
        Lookalikes.check(normalized);
    }

    /** Lower-casing can make a letter composable that was not, so NFC comes before and after. */
    static String canonical(String local) {
        var nfc = Normalizer2.getNFCInstance();
        return nfc.normalize(asciiLowerCase(nfc.normalize(local)));
    }

    /** Only ASCII, without a locale: a full case folding would make different mailboxes equal. */
    private static String asciiLowerCase(String text) {
        var lower = new StringBuilder(text.length());
        text.chars().forEach(c -> lower.append((char) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)));
        return lower.toString();
    }

    private static boolean isAllowed(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint >= 'a' && codePoint <= 'z'
                    || codePoint >= 'A' && codePoint <= 'Z'
                    || codePoint >= '0' && codePoint <= '9'
                    || ASCII_SYMBOLS.indexOf(codePoint) >= 0;
        }
        if (Lookalikes.isInvisible(codePoint)) {
            return false;
        }
        return Lookalikes.isJoiner(codePoint) || isLetterOrSuch(codePoint);
    }

    private static boolean isLetterOrSuch(int codePoint) {
        return switch (UCharacter.getType(codePoint)) {
            case UCharacterCategory.UPPERCASE_LETTER,
                    UCharacterCategory.LOWERCASE_LETTER,
                    UCharacterCategory.TITLECASE_LETTER,
                    UCharacterCategory.MODIFIER_LETTER,
                    UCharacterCategory.OTHER_LETTER,
                    UCharacterCategory.NON_SPACING_MARK,
                    UCharacterCategory.COMBINING_SPACING_MARK,
                    UCharacterCategory.DECIMAL_DIGIT_NUMBER -> true;
            default -> false;
        };
    }

    private static boolean isMark(int codePoint) {
        int type = UCharacter.getType(codePoint);
        return type == UCharacterCategory.NON_SPACING_MARK || type == UCharacterCategory.COMBINING_SPACING_MARK;
    }

    /** Mail programs decode {@code =?utf-8?q?...?=} before they read the address. */
    private static boolean hasEncodedWord(String local) {
        int start = local.indexOf("=?");
        return start >= 0 && local.indexOf("?=", start + 2) >= 0;
    }

    /** The length of a text as mail servers count it. */
    static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
