package org.emailchange.api;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import org.emailchange.api.InvalidEmailAddress.Reason;

/**
 * Characters by which an address can look like another one: scripts mixed beyond what real languages mix (UTS 39, "highly
 * restrictive"), digits of several number systems, and characters that show nothing.
 */
final class Lookalikes {

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
        return !Joiners.isOne(codePoint)
                && UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }
}
