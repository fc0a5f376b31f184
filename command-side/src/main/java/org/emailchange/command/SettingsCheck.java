package org.emailchange.command;

import java.time.Duration;
import org.emailchange.api.InvalidSetting;

/** Refuses settings that are weak or contradict each other, before anything starts. */
final class SettingsCheck {

    private static final Duration MAX_LIFETIME = Duration.ofHours(24);

    private SettingsCheck() {}

    static EmailChangeSettings checked(EmailChangeSettings settings) {
        var link = settings.link();
        positive(link.lifetime(), "email-change.link.lifetime");
        require(
                link.lifetime().compareTo(MAX_LIFETIME) <= 0,
                "Set email-change.link.lifetime to 24h at the most: a mailed link is a key to the account.");
        positive(link.renewalWindow(), "email-change.link.renewal-window");
        require(
                link.renewalWindow().compareTo(link.lifetime()) >= 0,
                "Set email-change.link.renewal-window to at least email-change.link.lifetime.");
        var lockout = settings.lockout();
        require(
                lockout.maxFailures() >= 1 && lockout.maxFailures() <= 10,
                "Set email-change.lockout.max-failures to a number from 1 to 10.");
        require(
                lockout.duration().compareTo(Duration.ofMinutes(1)) >= 0,
                "Set email-change.lockout.duration to 1m at least.");
        require(!settings.resend().cooldown().isNegative(), "Set email-change.resend.cooldown to 0s or more.");
        require(
                settings.resend().cooldown().compareTo(link.renewalWindow()) < 0,
                "Set email-change.resend.cooldown to less than email-change.link.renewal-window.");
        require(settings.resend().max() >= 0, "Set email-change.resend.max to 0 or more.");
        require(!settings.hold().isNegative(), "Set email-change.hold to 0s or more.");
        require(!settings.undoWindow().isNegative(), "Set email-change.undo-window to 0s or more.");
        return settings;
    }

    private static void positive(Duration duration, String name) {
        require(!duration.isZero() && !duration.isNegative(), "Set " + name + " to more than 0s.");
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new InvalidSetting(sentence);
        }
    }
}
