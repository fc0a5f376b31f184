package org.emailchange.api;

import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import org.emailchange.api.InvalidEmailAddress.Reason;

/**
 * Refuses what imitates: scripts mixed beyond what real languages mix (UTS 39, "highly restrictive"), invisible
 * characters, and digits of several number systems.
 */
final class Scripts {

    private static final SpoofChecker CHECKER = new SpoofChecker.Builder()
            .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.INVISIBLE | SpoofChecker.MIXED_NUMBERS)
            .setRestrictionLevel(RestrictionLevel.HIGHLY_RESTRICTIVE)
            .build();

    private Scripts() {}

    static void check(String label) {
        if (label.chars().allMatch(c -> c < 0x80)) {
            return;
        }
        if (CHECKER.failsChecks(label)) {
            throw new InvalidEmailAddress(Reason.MIXED_SCRIPTS);
        }
    }
}
