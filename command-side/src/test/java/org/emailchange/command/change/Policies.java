package org.emailchange.command.change;

import java.time.Duration;
import org.emailchange.api.Disclosure;

/** The default policy, and what tests change of it. */
final class Policies {

    static final ChangePolicy BY_CREDENTIAL = with(ChangePolicy.Confirmation.BY_CREDENTIAL, Duration.ofDays(7));
    static final ChangePolicy BOTH_ADDRESSES = with(ChangePolicy.Confirmation.BOTH_ADDRESSES, Duration.ofDays(7));
    static final ChangePolicy NEW_ADDRESS = with(ChangePolicy.Confirmation.NEW_ADDRESS, Duration.ofDays(7));
    static final ChangePolicy WITHOUT_UNDO = with(ChangePolicy.Confirmation.BY_CREDENTIAL, Duration.ZERO);

    static final ChangePolicy CONCEALING =
            with(ChangePolicy.Confirmation.BY_CREDENTIAL, Duration.ofDays(7), Disclosure.CONCEAL);

    private Policies() {}

    private static ChangePolicy with(ChangePolicy.Confirmation confirmation, Duration undoWindow) {
        return with(confirmation, undoWindow, Disclosure.REVEAL);
    }

    private static ChangePolicy with(
            ChangePolicy.Confirmation confirmation, Duration undoWindow, Disclosure disclosure) {
        return new ChangePolicy(
                confirmation,
                Duration.ofHours(24),
                Duration.ofDays(7),
                Duration.ofSeconds(60),
                5,
                5,
                Duration.ofMinutes(30),
                Duration.ofHours(24),
                undoWindow,
                Duration.ofDays(1),
                disclosure);
    }
}
