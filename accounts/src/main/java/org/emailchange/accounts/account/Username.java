package org.emailchange.accounts.account;

import java.text.Normalizer;
import java.util.Locale;
import org.emailchange.web.problem.ProblemException;

/**
 * The name of an account that keeps the rules.
 *
 * @param typed as its owner typed it
 */
record Username(String typed) {

    private static final int MAX_CODE_POINTS = 100;

    Username {
        if (!keepsTheRules(typed)) {
            throw new ProblemException(AccountProblem.INVALID_USERNAME);
        }
    }

    String key() {
        return keyOf(typed);
    }

    /** What two names that count as the same have in common. */
    static String keyOf(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** Whether a name that somebody typed can be an account's at all. */
    static boolean keepsTheRules(String name) {
        var length = name.codePointCount(0, name.length());
        return length >= 1
                && length <= MAX_CODE_POINTS
                && name.codePoints().allMatch(Username::isVisible)
                && !isSpace(name.codePointAt(0))
                && !isSpace(name.codePointBefore(name.length()));
    }

    /** A colon ends the name in HTTP Basic; what nobody sees lets two names look alike. */
    private static boolean isVisible(int codePoint) {
        return codePoint != ':'
                && switch (Character.getType(codePoint)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }
}
