package org.emailchange.query.status;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.emailchange.api.AccountId;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.AddressImported;
import org.emailchange.api.event.AuthenticationFailed;
import org.emailchange.api.event.ChangeEvent;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.UnverifiedAddressCleared;
import org.emailchange.query.projection.AccountView;
import org.jspecify.annotations.Nullable;

/** An account's address now, its open or last change, and what holds for a while. */
@Entity
@Table(name = "status_view")
class StatusView extends AccountView {
    private @Nullable String email;
    private boolean verified;
    private @Nullable Instant verifiedOn;
    private @Nullable UUID changeId;
    private int failures;
    private @Nullable Instant lockedUntil;
    private @Nullable Instant holdUntil;
    private @Nullable Instant undoUntil;

    protected StatusView() {}

    StatusView(AccountId accountId) {
        super(accountId);
    }

    /** Asking takes a successful re-authentication, which ends a row of failures. */
    void requested(EmailChangeRequested event) {
        failures = 0;
        concerns(event);
    }

    void concerns(ChangeEvent event) {
        changeId = UUID.fromString(event.changeId());
    }

    void approved(EmailChangeApproved event) {
        proved(event.email().value(), event.approvedAt());
        holdUntil = event.holdUntil();
        undoUntil = event.undoUntil();
    }

    void undone(EmailChangeUndone event) {
        proved(event.email().value(), event.undoneAt());
        undoUntil = null;
    }

    void imported(AddressImported event) {
        email = event.email().value();
        verified = event.verified();
        verifiedOn = event.verified() ? event.importedAt() : null;
    }

    void cleared(UnverifiedAddressCleared event) {
        email = null;
        verified = false;
        verifiedOn = null;
    }

    /** A failure after a lock's end is the first of a new row, so that the lock has no say in it any more. */
    void failed(AuthenticationFailed event) {
        failures = event.failures();
        if (isOver(lockedUntil, event.failedAt())) {
            lockedUntil = null;
        }
    }

    void locked(AccountLocked event) {
        lockedUntil = event.until();
    }

    private void proved(String address, Instant when) {
        email = address;
        verified = true;
        verifiedOn = when;
    }

    @Nullable
    String email() {
        return email;
    }

    boolean verified() {
        return verified;
    }

    @Nullable
    Instant verifiedOn() {
        return verifiedOn;
    }

    @Nullable
    UUID changeId() {
        return changeId;
    }

    int failuresAt(Instant now) {
        return isOver(lockedUntil, now) ? 0 : failures;
    }

    @Nullable
    Instant lockedUntil(Instant now) {
        return isOver(lockedUntil, now) ? null : lockedUntil;
    }

    @Nullable
    Instant holdUntil(Instant now) {
        return isOver(holdUntil, now) ? null : holdUntil;
    }

    @Nullable
    Instant undoUntil(Instant now) {
        return isOver(undoUntil, now) ? null : undoUntil;
    }

    /** Whether something that this row told of has passed since, without an event. */
    boolean hasLapsed(Instant now) {
        return Stream.of(lockedUntil, holdUntil, undoUntil).anyMatch(end -> isOver(end, now));
    }

    private static boolean isOver(@Nullable Instant end, Instant now) {
        return end != null && !now.isBefore(end);
    }
}
