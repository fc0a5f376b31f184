package org.emailchange.query.support;

import org.emailchange.api.EmailAddress;
import org.emailchange.api.query.ChangeStatus;
import org.emailchange.api.query.EmailStatus;
import org.jspecify.annotations.Nullable;

/** Masks the addresses in a status. */
final class MaskedStatus {
    private MaskedStatus() {}

    static EmailStatus of(EmailStatus status) {
        return new EmailStatus(
                status.accountId(),
                address(status.email()),
                status.emailVerified(),
                status.emailVerifiedOn(),
                status.state(),
                change(status.change()),
                status.failedAttempts(),
                status.lockedUntil(),
                status.lockReason(),
                status.holdUntil(),
                status.undoUntil(),
                status.previousAddresses().stream().map(MaskedStatus::previous).toList());
    }

    private static @Nullable ChangeStatus change(@Nullable ChangeStatus change) {
        return change == null
                ? null
                : new ChangeStatus(
                        change.changeId(),
                        masked(change.newEmail()),
                        change.state(),
                        change.reason(),
                        change.requestedAt(),
                        change.expiresAt(),
                        change.awaiting(),
                        change.confirmed(),
                        change.mail());
    }

    private static EmailStatus.PreviousEmail previous(EmailStatus.PreviousEmail email) {
        return new EmailStatus.PreviousEmail(masked(email.email()), email.from(), email.until());
    }

    private static @Nullable String address(@Nullable String address) {
        return address == null ? null : masked(address);
    }

    private static String masked(String address) {
        return new EmailAddress(address).masked();
    }
}
