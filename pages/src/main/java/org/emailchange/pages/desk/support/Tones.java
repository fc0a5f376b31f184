package org.emailchange.pages.desk.support;

import java.util.EnumSet;
import java.util.Set;
import org.emailchange.api.query.support.Situation;

/** How pressing a situation is, as the look of what is said on it. */
final class Tones {

    private static final Set<Situation> BAD = EnumSet.of(
            Situation.LOCKED,
            Situation.MAIL_FAILED,
            Situation.MAIL_TO_CURRENT_FAILED,
            Situation.UNDONE,
            Situation.REVOKED,
            Situation.REFUSED,
            Situation.DECLINED);
    private static final Set<Situation> GOOD = EnumSet.of(Situation.APPROVED, Situation.VERIFIED_ADDRESS);

    private Tones() {}

    static String of(Situation situation) {
        if (BAD.contains(situation)) {
            return "bad";
        }
        return GOOD.contains(situation) ? "good" : "waiting";
    }
}
