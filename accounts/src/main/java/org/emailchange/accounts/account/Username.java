package org.emailchange.accounts.account;

import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.security.CallerDirectory;

/**
 * The name of an account, which follows the rules for names.
 *
 * @param typed as its owner typed it
 */
record Username(String typed) {

    private static final int MAX_CODE_POINTS = 100;

    Username {
        if (!isValid(typed)) {
            throw new ProblemException(AccountProblem.INVALID_USERNAME);
        }
    }

    String key() {
        return CallerDirectory.keyOf(typed);
    }

    /** Whether the name follows the rules. */
    static boolean isValid(String name) {
        var length = name.codePointCount(0, name.length());
        return length >= 1
                && length <= MAX_CODE_POINTS
                && name.codePoints().allMatch(Username::isVisible)
                && !isSpace(name.codePointAt(0))
                && !isSpace(name.codePointBefore(name.length()));
    }

    /** A colon ends the name in HTTP Basic; invisible characters make two names look alike. */
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
