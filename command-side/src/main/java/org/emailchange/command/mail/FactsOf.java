package org.emailchange.command.mail;

import org.emailchange.api.EmailAddress;
import org.emailchange.api.Personal;
import org.emailchange.api.Side;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.CallsForMail;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.OwnerNotified;
import org.emailchange.api.event.VerificationResent;
import org.jspecify.annotations.Nullable;

/** What the mail to one side may tell of an event: never the other address in full, and to an unproven one not whence. */
final class FactsOf {

    private FactsOf() {}

    static MailFacts of(CallsForMail event, Side to, Origin origin) {
        var facts = facts(event, to);
        return to == Side.NEW ? facts : facts.from(origin);
    }

    private static MailFacts facts(CallsForMail event, Side to) {
        if (event instanceof EmailChangeRequested e) {
            return MailFacts.at(e.requestedAt())
                    .other(other(to, e.newEmail(), e.currentEmail()))
                    .asked(e.authenticatedBy(), e.expiresAt());
        }
        if (event instanceof VerificationResent e) {
            return MailFacts.at(e.resentAt())
                    .other(other(to, e.newEmail(), e.currentEmail()))
                    .expiring(e.expiresAt());
        }
        if (event instanceof EmailChangeApproved e) {
            return MailFacts.at(e.approvedAt())
                    .other(other(to, e.email(), e.formerEmail()))
                    .inForce(e.holdUntil(), e.undoUntil());
        }
        if (event instanceof EmailChangeDeclined e) {
            return MailFacts.at(e.declinedAt())
                    .other(other(to, e.newEmail(), e.currentEmail()))
                    .ended(e.reason());
        }
        if (event instanceof EmailChangeCancelled e) {
            return MailFacts.at(e.cancelledAt())
                    .other(other(to, e.newEmail(), e.currentEmail()))
                    .ended(e.reason());
        }
        if (event instanceof EmailChangeExpired e) {
            return MailFacts.at(e.expiredAt()).other(other(to, e.newEmail(), e.currentEmail()));
        }
        if (event instanceof EmailChangeUndone e) {
            return MailFacts.at(e.undoneAt()).other(other(to, e.undoneEmail(), e.email()));
        }
        if (event instanceof OwnerNotified e) {
            return MailFacts.at(e.askedAt());
        }
        if (event instanceof AccountLocked e) {
            return MailFacts.at(e.lockedAt()).locked(e.reason(), e.until());
        }
        throw new IllegalArgumentException(
                "No mail is known for " + event.getClass().getSimpleName());
    }

    private static @Nullable String other(Side to, Personal newer, @Nullable Personal older) {
        var other = to == Side.NEW ? older : newer;
        return other == null ? null : new EmailAddress(other.value()).masked();
    }
}
