package org.emailchange.testing.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.emailchange.api.EndReason;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.Side;
import org.jspecify.annotations.Nullable;

/** What an action must come to, by the account as it stands, and by whether another account owns the address. */
final class ExpectedOutcomes {
    /** It was done; all other outcomes are named as the problems of the API. */
    static final String DONE = "done";

    private ExpectedOutcomes() {}

    static String of(Action action, AccountModel account, boolean taken, Instant now) {
        if (account.isUntouched() && !action.kind().creates()) {
            return "not-found";
        }
        return switch (action.kind()) {
            case REQUEST, REQUEST_WITH_FORMER_CREDENTIALS -> requesting(action, account, taken, now);
            case REQUEST_WITH_A_WRONG_PASSWORD -> account.isLocked(now) ? "locked" : "authentication-failed";
            case RESEND -> resending(account.change(action.change()), account, taken, now);
            case CANCEL -> cancelling(account.change(action.change()));
            case CONFIRM, STOP, UNDO, RESEND_BY_LINK -> using(action, account, taken, now);
            case IMPORT -> account.current() != null ? "address-unchanged" : taken ? "address-taken" : DONE;
            case CHANGE_CREDENTIALS, EXPIRE, DECLINE, CLEAR_UNVERIFIED, REPORT_MAIL -> DONE;
        };
    }

    /** The address on whose owner the outcome depends, if it does. */
    static @Nullable String addressId(Action action, AccountModel account) {
        if (action.addressId() != null) {
            return action.addressId();
        }
        var change = account.change(action.ofChange());
        if (change == null) {
            return null;
        }
        var approval = change.approval();
        return action.kind() != Action.Kind.UNDO
                ? change.request.newAddressId()
                : approval == null ? null : approval.formerAddressId();
    }

    private static String requesting(Action action, AccountModel account, boolean taken, Instant now) {
        if (account.change(action.change()) != null) {
            return DONE;
        }
        if (account.isLocked(now)) {
            return "locked";
        }
        if (action.kind() == Action.Kind.REQUEST_WITH_FORMER_CREDENTIALS && account.credentialChanges() > 0) {
            return "authentication-failed";
        }
        if (action.address() != null && action.address().equals(account.verifiedEmail())) {
            return "address-unchanged";
        }
        if (action.addressId() != null && account.isRefused(action.addressId(), now)) {
            return "rate-limited";
        }
        return taken && !account.rules().conceals() ? "address-taken" : DONE;
    }

    private static String resending(@Nullable ChangeModel change, AccountModel account, boolean taken, Instant now) {
        if (change == null) {
            return "not-found";
        }
        if (!account.isLatest(change) || !change.isRevivable(now)) {
            return "no-open-change";
        }
        if (taken && !account.rules().conceals()) {
            return "address-taken";
        }
        if (change.generation() > account.rules().maxResends()) {
            return "resend-limit";
        }
        return now.isBefore(change.resendableFrom()) ? "resend-too-soon" : DONE;
    }

    private static String cancelling(@Nullable ChangeModel change) {
        if (change == null) {
            return "not-found";
        }
        return change.isOpen() || change.hasEnded(EndReason.OWNER) ? DONE : "no-open-change";
    }

    private static String using(Action action, AccountModel account, boolean taken, Instant now) {
        var link = Objects.requireNonNull(action.link());
        var change = account.change(link.change());
        // a link that confirms is good for asking for another one too
        var kind = action.kind() == Action.Kind.RESEND_BY_LINK ? Action.Kind.CONFIRM : action.kind();
        var fits = link.account().equals(action.account())
                && link.change().equals(action.change())
                && Action.Kind.byLink(link.purpose()).equals(Optional.of(kind));
        if (change == null || !fits) {
            return "token-invalid";
        }
        return switch (action.kind()) {
            case CONFIRM -> confirming(action, link, change, taken, now);
            case STOP -> stopping(link, change);
            case UNDO -> undoing(change, account, taken, now);
            default -> resending(change, account, taken, now);
        };
    }

    private static String confirming(Action action, Link link, ChangeModel change, boolean taken, Instant now) {
        var side = link.purpose() == LinkPurpose.CONFIRM_NEW ? Side.NEW : Side.CURRENT;
        if (action.signedInAs() != null && !action.signedInAs().equals(action.account())) {
            return "token-other-account";
        }
        var end = change.end();
        if (end != null) {
            return end;
        }
        if (!change.awaiting().contains(side)) {
            return "token-used";
        }
        if (!change.isNewest(link)) {
            return "token-replaced";
        }
        if (change.isOver(now)) {
            return "token-expired";
        }
        return change.awaiting().size() == 1 && taken ? "change-declined" : DONE;
    }

    private static String stopping(Link link, ChangeModel change) {
        var end = change.end();
        if (end == null) {
            return DONE;
        }
        if (change.hasEnded(link.purpose() == LinkPurpose.REFUSE ? EndReason.REFUSED : EndReason.REVOKED)) {
            return "token-used";
        }
        return end.equals("token-used") ? "no-open-change" : end;
    }

    private static String undoing(ChangeModel change, AccountModel account, boolean taken, Instant now) {
        if (change.isUndoneByItsLink()) {
            return "token-used";
        }
        var approval = change.approval();
        var over = approval == null || !account.undoable(now).contains(approval);
        return over || taken ? "undo-over" : DONE;
    }
}
