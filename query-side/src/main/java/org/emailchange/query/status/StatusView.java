package org.emailchange.query.status;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.emailchange.api.AccountId;
import org.emailchange.api.LockReason;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.AddressImported;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.UnverifiedAddressCleared;
import org.emailchange.api.event.credential.AuthenticationFailed;
import org.emailchange.api.event.credential.CredentialsChanged;
import org.emailchange.api.event.credential.PasskeyAdded;
import org.emailchange.api.event.credential.PasskeyRemoved;
import org.emailchange.api.query.EmailStatus;
import org.emailchange.query.projection.EventEffects;
import org.emailchange.query.projection.VersionedView;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** An account's current address, the ones before it, its open or last change, and what holds for a while. */
@Entity
@Table(name = "status_view")
class StatusView extends VersionedView {

    private static final EventEffects<EmailChangeEvent, StatusView> EFFECTS = EventEffects.of(
                    EmailChangeEvent.class, StatusView.class)
            .on(AddressImported.class, StatusView::imported)
            .on(UnverifiedAddressCleared.class, StatusView::cleared)
            .on(EmailChangeRequested.class, StatusView::requested)
            .on(EmailChangeApproved.class, StatusView::approved)
            .on(EmailChangeUndone.class, StatusView::undone)
            .on(AuthenticationFailed.class, StatusView::failed)
            .on(AccountLocked.class, StatusView::locked)
            .on(CredentialsChanged.class, StatusView::newCredentials)
            .on(PasskeyAdded.class, StatusView::authenticated)
            .on(PasskeyRemoved.class, StatusView::authenticated);

    @Id
    private UUID accountId;

    private @Nullable String email;
    private @Nullable String addressId;
    private @Nullable Instant since;
    private boolean verified;
    private @Nullable Instant verifiedOn;

    /** The addresses before the current one, newest first. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<EmailStatus.PreviousEmail> previous;

    @Embedded
    @JsonUnwrapped
    private @Nullable ChangeView change;

    private int failures;
    private @Nullable Instant lockedUntil;

    @Enumerated(EnumType.STRING)
    private @Nullable LockReason lockReason;

    private @Nullable Instant holdUntil;
    private @Nullable Instant undoUntil;

    @SuppressWarnings("NullAway.Init")
    @JsonCreator
    protected StatusView() {}

    StatusView(AccountId accountId) {
        this.accountId = accountId.uuid();
        this.previous = List.of();
    }

    void apply(EmailChangeEvent event) {
        EFFECTS.apply(this, event);
    }

    private void imported(AddressImported event) {
        has(event.email().value(), event.addressId(), event.importedAt());
        verified = event.verified();
        verifiedOn = event.verified() ? event.importedAt() : null;
    }

    private void cleared(UnverifiedAddressCleared event) {
        endAddress(event.clearedAt());
        verified = false;
        verifiedOn = null;
    }

    private void requested(EmailChangeRequested event) {
        authenticated(event);
        change = new ChangeView(event);
    }

    /** A success ends a series of failures. */
    private void authenticated(EmailChangeEvent event) {
        failures = 0;
    }

    private void approved(EmailChangeApproved event) {
        proved(event.email().value(), event.addressId(), event.approvedAt());
        holdUntil = event.holdUntil();
        undoUntil = event.lastUndoUntil() == null ? event.undoUntil() : event.lastUndoUntil();
    }

    private void undone(EmailChangeUndone event) {
        proved(event.email().value(), event.addressId(), event.undoneAt());
        undoUntil = event.lastUndoUntil();
    }

    /** A failure after the end of a lock is the first of a new series, so that the lock no longer matters. */
    private void failed(AuthenticationFailed event) {
        failures = event.failures();
        if (isOver(lockedUntil, event.failedAt())) {
            unlock();
        }
    }

    private void locked(AccountLocked event) {
        if (lockedUntil == null || event.until().isAfter(lockedUntil)) {
            lockedUntil = event.until();
            lockReason = event.reason();
        }
    }

    private void newCredentials(CredentialsChanged event) {
        if (AccountLocked.UNTIL_NEW_CREDENTIALS.equals(lockedUntil)) {
            unlock();
        }
    }

    private void unlock() {
        lockedUntil = null;
        lockReason = null;
    }

    private void proved(String newEmail, String newAddressId, Instant when) {
        has(newEmail, newAddressId, when);
        verified = true;
        verifiedOn = when;
    }

    /** Proving the address that the account has already, or spelling it differently, ends nothing. */
    private void has(String newEmail, String newAddressId, Instant when) {
        if (!newAddressId.equals(addressId)) {
            endAddress(when);
            addressId = newAddressId;
            since = stored(when);
        }
        email = newEmail;
    }

    private void endAddress(Instant when) {
        if (email != null && since != null) {
            var ended = new EmailStatus.PreviousEmail(email, since, stored(when));
            previous = Stream.concat(Stream.of(ended), previous.stream()).toList();
        }
        email = null;
        addressId = null;
        since = null;
    }

    /** As precise as the database keeps it, so that it is the same whether or not the row was stored in between. */
    private static Instant stored(Instant when) {
        return when.truncatedTo(ChronoUnit.MICROS);
    }

    /** What the row means at this time: a lock, a hold or an undo window that is over is left out. */
    EmailStatus at(Instant now) {
        var last = change().map(ChangeView::status).orElse(null);
        return new EmailStatus(
                accountId.toString(),
                email,
                verified,
                verifiedOn,
                last == null ? EmailStatus.NONE : last.state().name(),
                last,
                isOver(lockedUntil, now) ? 0 : failures,
                unlessOver(lockedUntil, now),
                lockedUntil == null || isOver(lockedUntil, now) ? null : reasonOfLock(),
                unlessOver(holdUntil, now),
                unlessOver(undoUntil, now),
                previous);
    }

    /** Rows of before locks had reasons have none; then all but those after an undo were for failures. */
    private LockReason reasonOfLock() {
        return lockReason == null ? LockReason.FAILED_ATTEMPTS : lockReason;
    }

    /** Whether a lock, a hold or an undo window of this row is over, which no event says. */
    boolean hasLapsed(Instant now) {
        return Stream.of(lockedUntil, holdUntil, undoUntil).anyMatch(end -> isOver(end, now));
    }

    private static @Nullable Instant unlessOver(@Nullable Instant end, Instant now) {
        return isOver(end, now) ? null : end;
    }

    private static boolean isOver(@Nullable Instant end, Instant now) {
        return end != null && !now.isBefore(end);
    }

    List<EmailStatus.PreviousEmail> previous() {
        return previous;
    }

    UUID id() {
        return accountId;
    }

    /** The open or last change; of a row without one, JSON makes one that is empty. */
    Optional<ChangeView> change() {
        return Optional.ofNullable(change).filter(ChangeView::isStored);
    }

    /** Whether a release that kept the last change in a row of its own has written this one. */
    boolean lacksChange() {
        return change != null && change.id() != null && !change.isStored();
    }
}
