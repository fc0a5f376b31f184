package org.emailchange.attack;

import java.time.Instant;
import org.emailchange.api.ChangeState;
import org.emailchange.api.EndReason;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.Side;

/** What a command must come to, by the account as it stands, and by whether another account owns the address. */
final class ExpectedOutcomes {

    static final int MAX_FAILURES = 5;

    private ExpectedOutcomes() {}

    static String of(Action action, AccountModel account, boolean taken, Instant now) {
        return switch (action.kind()) {
            case ASK -> asking(action, account, taken, now);
            case ASK_WITH_A_WRONG_PASSWORD -> isLocked(account, now) ? "locked" : "authentication-failed";
            case RESEND -> resending(account.change(action.change()), account, taken, now);
            case CANCEL -> cancelling(account.change(action.change()));
            case CONFIRM ->
                confirming(action.link(), account.change(action.link().change()), taken, now);
            case REVOKE -> stopping(action.link(), account.change(action.link().change()));
            case UNDO -> undoing(account.change(action.link().change()), account, taken, now);
        };
    }

    static boolean isLocked(AccountModel account, Instant now) {
        return account.lockedUntil() != null && now.isBefore(account.lockedUntil());
    }

    private static String asking(Action action, AccountModel account, boolean taken, Instant now) {
        if (isLocked(account, now)) {
            return "locked";
        }
        if (account.verified() && action.addressId().equals(account.addressId())) {
            return "address-unchanged";
        }
        if (account.isRefused(action.addressId(), now)) {
            return "rate-limited";
        }
        return taken ? "address-taken" : "202";
    }

    private static String resending(ChangeModel change, AccountModel account, boolean taken, Instant now) {
        if (!change.id().equals(account.latest()) || !change.isRevivable(now)) {
            return "no-open-change";
        }
        return taken ? "address-taken" : "202";
    }

    private static String cancelling(ChangeModel change) {
        var twice = change.state() == ChangeState.CANCELLED && change.reason() == EndReason.OWNER;
        return twice || change.state() == ChangeState.REQUESTED ? "204" : "no-open-change";
    }

    private static String confirming(Link link, ChangeModel change, boolean taken, Instant now) {
        var side = link.purpose() == LinkPurpose.CONFIRM_NEW ? Side.NEW : Side.CURRENT;
        if (change.end() != null) {
            return change.end();
        }
        if (!change.awaiting().contains(side)) {
            return "token-used";
        }
        if (change.issues().get(link.purpose()) != link.generation()) {
            return "token-replaced";
        }
        if (change.state() == ChangeState.EXPIRED || !now.isBefore(change.expiresAt())) {
            return "token-expired";
        }
        return change.awaiting().size() == 1 && taken ? "change-declined" : "200";
    }

    private static String stopping(Link link, ChangeModel change) {
        var why = link.purpose() == LinkPurpose.REFUSE ? EndReason.REFUSED : EndReason.REVOKED;
        if (change.end() == null) {
            return "200";
        }
        if (change.state() == ChangeState.CANCELLED && change.reason() == why) {
            return "token-used";
        }
        return change.end().equals("token-used") ? "no-open-change" : change.end();
    }

    private static String undoing(ChangeModel change, AccountModel account, boolean taken, Instant now) {
        if (change.state() == ChangeState.UNDONE && change.undoUntil() != null) {
            return "token-used";
        }
        var over = !account.inEffect().contains(change.id()) || !change.undoableAt(now);
        return over || taken ? "undo-over" : "200";
    }
}
