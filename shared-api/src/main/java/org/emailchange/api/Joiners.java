package org.emailchange.api;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.JoiningType;
import com.ibm.icu.lang.UProperty;

/**
 * The characters that make two letters join, or keep them from it. Nepali and Persian cannot do without; anywhere else they
 * show nothing, and would make two addresses that look the same. So they are allowed by RFC 5892, appendices A.1 and A.2,
 * as IDNA allows them in domains.
 */
final class Joiners {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /** The canonical combining class of marks that take a consonant's vowel away. */
    private static final int VIRAMA = 9;

    private Joiners() {}

    static boolean isOne(int codePoint) {
        return codePoint == ZERO_WIDTH_NON_JOINER || codePoint == ZERO_WIDTH_JOINER;
    }

    /** Whether each joiner of a normalized text changes how the letters around it are written. */
    static boolean haveEffect(String text) {
        var points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (isOne(points[i]) && !hasEffect(points, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasEffect(int[] points, int at) {
        if (at > 0 && UCharacter.getCombiningClass(points[at - 1]) == VIRAMA) {
            return true;
        }
        if (points[at] == ZERO_WIDTH_JOINER) {
            return false;
        }
        int before = joiningType(points, at, -1);
        int after = joiningType(points, at, 1);
        return (before == JoiningType.LEFT_JOINING || before == JoiningType.DUAL_JOINING)
                && (after == JoiningType.RIGHT_JOINING || after == JoiningType.DUAL_JOINING);
    }

    /** How the nearest letter joins; marks upon it do not count. */
    private static int joiningType(int[] points, int from, int step) {
        for (int i = from + step; i >= 0 && i < points.length; i += step) {
            int type = UCharacter.getIntPropertyValue(points[i], UProperty.JOINING_TYPE);
            if (type != JoiningType.TRANSPARENT) {
                return type;
            }
        }
        return JoiningType.NON_JOINING;
    }
}
