package org.emailchange.command.change;

import java.time.Instant;
import java.util.Map;
import org.emailchange.api.ChangeState;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.EndReason;
import org.emailchange.api.Rejection;

/** What a genuine link is still good for, and what its holder is told if it is not. */
final class LinkRules {

    private LinkRules() {}

    static void requireConfirms(GenuineLink link, Instant now) {
        var change = link.change();
        requireNotEnded(change);
        if (!change.awaits(link.side())) {
            throw new EmailChangeRejected(Rejection.TOKEN_USED);
        }
        if (!link.latest()) {
            throw new EmailChangeRejected(Rejection.TOKEN_REPLACED);
        }
        if (isOver(link, now)) {
            throw new EmailChangeRejected(Rejection.TOKEN_EXPIRED);
        }
    }

    /** An expired change can be stopped as well, so that no resend revives it. */
    static void requireStops(GenuineLink link) {
        var change = link.change();
        if (AccountState.endedBy(change, link.endReason())) {
            throw new EmailChangeRejected(Rejection.TOKEN_USED);
        }
        if (change.state() == ChangeState.APPROVED || change.state() == ChangeState.UNDONE) {
            throw ended(change);
        }
        requireNotEnded(change);
    }

    static void requireUndoes(GenuineLink link, AccountState state, Instant now) {
        var change = link.change();
        if (change.state() == ChangeState.UNDONE) {
            throw new EmailChangeRejected(Rejection.TOKEN_USED);
        }
        var until = change.undoUntil();
        if (!state.isInEffect(change) || until == null || !now.isBefore(until) || link.keyRetired()) {
            throw new EmailChangeRejected(Rejection.UNDO_OVER);
        }
    }

    private static boolean isOver(GenuineLink link, Instant now) {
        var change = link.change();
        return link.keyRetired() || !change.isOpen() || !now.isBefore(change.expiresAt());
    }

    private static void requireNotEnded(Change change) {
        switch (change.state()) {
            case DECLINED -> throw new EmailChangeRejected(Rejection.CHANGE_DECLINED);
            case APPROVED, UNDONE -> throw new EmailChangeRejected(Rejection.TOKEN_USED);
            case CANCELLED -> {
                if (change.reason() == EndReason.SUPERSEDED) {
                    throw new EmailChangeRejected(Rejection.TOKEN_REPLACED);
                }
                throw ended(change);
            }
            case REQUESTED, EXPIRED -> {}
        }
    }

    private static EmailChangeRejected ended(Change change) {
        return new EmailChangeRejected(
                Rejection.NO_OPEN_CHANGE, Map.of("state", change.state().name()));
    }
}
