package org.emailchange.api;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.JoiningType;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import org.emailchange.api.InvalidEmailAddress.Reason;

/**
 * Characters by which an address can look like another one: scripts mixed beyond what real languages mix (UTS 39, "highly
 * restrictive"), digits of several number systems, and characters that show nothing.
 */
final class Lookalikes {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /** The canonical combining class of marks that take a consonant's vowel away. */
    private static final int VIRAMA = 9;

    private static final SpoofChecker CHECKER = new SpoofChecker.Builder()
            .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.INVISIBLE | SpoofChecker.MIXED_NUMBERS)
            .setRestrictionLevel(RestrictionLevel.HIGHLY_RESTRICTIVE)
            .build();

    private Lookalikes() {}

    static void check(String label) {
        if (label.chars().allMatch(c -> c < 0x80)) {
            return;
        }
        if (CHECKER.failsChecks(label)) {
            throw new InvalidEmailAddress(Reason.MIXED_SCRIPTS);
        }
    }

    /**
     * Letters are among them, such as the Hangul filler, and marks, such as variation selectors. Joiners are not: they are
     * allowed where they have an effect.
     */
    static boolean isInvisible(int codePoint) {
        return !isJoiner(codePoint) && UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    /** The characters that make two letters join, or keep them from it. */
    static boolean isJoiner(int codePoint) {
        return codePoint == ZERO_WIDTH_NON_JOINER || codePoint == ZERO_WIDTH_JOINER;
    }

    /**
     * Whether each joiner of a normalized text changes how the letters around it are written, as RFC 5892, appendices A.1 and
     * A.2, and IDNA in domains have it. Nepali and Persian cannot do without joiners; anywhere else they show nothing, and
     * would make two addresses that look the same.
     */
    static boolean joinersHaveEffect(String text) {
        var points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (isJoiner(points[i]) && !hasEffect(points, i)) {
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
