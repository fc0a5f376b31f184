package org.emailchange.query.support;

import java.util.EnumSet;
import java.util.Set;
import org.emailchange.api.ChangeState;
import org.emailchange.api.EndReason;
import org.emailchange.api.Side;
import org.emailchange.api.query.ChangeStatus;
import org.emailchange.api.query.EmailStatus;
import org.emailchange.api.query.support.Situation;
import org.jspecify.annotations.Nullable;

/**
 * Finds the situations that a status is in. A new line of advice is a constant of {@link Situation}, its condition here,
 * and its sentence in {@code advice.properties}.
 */
final class SituationFinder {
    private SituationFinder() {}

    static Set<Situation> of(EmailStatus status) {
        var found = EnumSet.of(address(status));
        var change = status.change();
        if (change != null) {
            found.add(of(change));
            if (waits(change)) {
                change.mail().forEach(mail -> addMail(found, mail));
                removeWaitingForMailsThatFailed(found);
            }
        }
        var lock = status.lockedUntilNewCredentials() ? Situation.LOCKED_UNTIL_NEW_CREDENTIALS : Situation.LOCKED;
        add(found, lock, status.lockedUntil());
        add(found, Situation.ON_HOLD, status.holdUntil());
        add(found, Situation.CAN_BE_UNDONE, status.undoUntil());
        if (status.failedAttempts() > 0 && status.lockedUntil() == null) {
            found.add(Situation.FAILED_ATTEMPTS);
        }
        return found;
    }

    private static Situation address(EmailStatus status) {
        if (status.email() == null) {
            return Situation.NO_ADDRESS;
        }
        return status.emailVerified() ? Situation.VERIFIED_ADDRESS : Situation.UNVERIFIED_ADDRESS;
    }

    private static Situation of(ChangeStatus change) {
        return switch (change.state()) {
            case REQUESTED -> waiting(change);
            case APPROVED -> Situation.APPROVED;
            case DECLINED -> Situation.DECLINED;
            case EXPIRED -> Situation.EXPIRED;
            case UNDONE -> Situation.UNDONE;
            case CANCELLED -> cancelled(change.reason());
        };
    }

    private static Situation waiting(ChangeStatus change) {
        if (change.awaiting().size() > 1) {
            return Situation.WAITING_FOR_BOTH;
        }
        return change.awaiting().contains(Side.CURRENT) ? Situation.WAITING_FOR_CURRENT : Situation.WAITING_FOR_NEW;
    }

    private static Situation cancelled(@Nullable EndReason reason) {
        if (reason == null) {
            return Situation.CANCELLED_BY_OWNER;
        }
        return switch (reason) {
            case REFUSED -> Situation.REFUSED;
            case REVOKED -> Situation.REVOKED;
            case SUPERSEDED -> Situation.CANCELLED_BY_NEWER_REQUEST;
            case CREDENTIALS_CHANGED -> Situation.CANCELLED_BY_NEW_CREDENTIALS;
            case OWNER, ADDRESS_TAKEN -> Situation.CANCELLED_BY_OWNER;
        };
    }

    /** The mails of a finished change are of no interest. */
    private static boolean waits(ChangeStatus change) {
        return change.state() == ChangeState.REQUESTED || change.state() == ChangeState.EXPIRED;
    }

    private static void addMail(Set<Situation> found, ChangeStatus.Mail mail) {
        switch (mail.state()) {
            case PENDING -> found.add(Situation.MAIL_ON_ITS_WAY);
            case DELAYED -> found.add(Situation.MAIL_DELAYED);
            case FAILED -> found.add(mail.to() == Side.NEW ? Situation.MAIL_FAILED : Situation.MAIL_TO_CURRENT_FAILED);
            case SENT -> {}
        }
    }

    /** Who waits for a mail that did not arrive has no button to press. */
    private static void removeWaitingForMailsThatFailed(Set<Situation> found) {
        if (found.contains(Situation.MAIL_FAILED)) {
            found.removeAll(Set.of(Situation.WAITING_FOR_BOTH, Situation.WAITING_FOR_NEW));
        }
        if (found.contains(Situation.MAIL_TO_CURRENT_FAILED)) {
            found.removeAll(Set.of(Situation.WAITING_FOR_BOTH, Situation.WAITING_FOR_CURRENT));
        }
    }

    private static void add(Set<Situation> found, Situation situation, @Nullable Object until) {
        if (until != null) {
            found.add(situation);
        }
    }
}
