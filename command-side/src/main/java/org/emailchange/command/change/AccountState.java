package org.emailchange.command.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateMember;
import org.emailchange.api.ChangeId;
import org.emailchange.api.ChangeState;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.Personal;
import org.emailchange.api.Rejection;
import org.emailchange.api.event.AddressConfirmed;
import org.emailchange.api.event.AddressImported;
import org.emailchange.api.event.ChangeEvent;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.MailReported;
import org.emailchange.api.event.OwnerNotified;
import org.emailchange.api.event.UnverifiedAddressCleared;
import org.emailchange.api.event.VerificationResent;
import org.emailchange.api.event.credential.CredentialsChanged;
import org.jspecify.annotations.Nullable;

/** What the events of an account have come to: the address in force, the changes, the lock. Decides nothing. */
final class AccountState {

    private final Map<String, RequestedChange> changes = new HashMap<>();
    private final List<RequestedChange> inEffect = new ArrayList<>();
    final Requesting.Refusals refusals;

    @AggregateMember
    final CredentialState credentials;

    private final ReportingMail.KnownMails mails;
    private @Nullable CurrentAddress current;
    private @Nullable RequestedChange latest;
    private @Nullable Instant holdUntil;
    private @Nullable Instant ownerNotifiedAt;

    AccountState() {
        refusals = new Requesting.Refusals();
        credentials = new CredentialState();
        mails = new ReportingMail.KnownMails();
    }

    /** The same as that one, of which it shares nothing that changes. */
    AccountState(AccountState other) {
        other.changes.forEach((id, change) -> changes.put(id, change.copy()));
        other.inEffect.forEach(change -> inEffect.add(get(change.id)));
        refusals = other.refusals.copy();
        credentials = other.credentials.copy();
        mails = other.mails.copy();
        current = other.current;
        latest = other.latest == null ? null : get(other.latest.id);
        holdUntil = other.holdUntil;
        ownerNotifiedAt = other.ownerNotifiedAt;
    }

    @EventSourcingHandler
    void on(EmailChangeRequested event) {
        latest = new RequestedChange(event, verifiedId());
        changes.put(event.changeId(), latest);
    }

    @EventSourcingHandler
    void on(VerificationResent event) {
        of(event).resent(event);
    }

    @EventSourcingHandler
    void on(AddressConfirmed event) {
        of(event).confirmed(event.side());
    }

    @EventSourcingHandler
    void on(EmailChangeApproved event) {
        var change = of(event);
        var ended = endedBy(event.addressId(), event.approvedAt());
        ended.forEach(other -> credentials.silence(other.newAddressId, event.addressId()));
        inEffect.removeAll(ended);
        inEffect.add(change);
        change.approved(event, verified() == null ? null : verified().since());
        holdUntil = event.holdUntil();
        inForce(new CurrentAddress(event.email().value(), event.addressId(), true, event.approvedAt()));
    }

    @EventSourcingHandler
    void on(EmailChangeDeclined event) {
        of(event).ended(ChangeState.DECLINED, event.reason());
    }

    @EventSourcingHandler
    void on(EmailChangeCancelled event) {
        var change = of(event);
        change.ended(ChangeState.CANCELLED, event.reason());
        refusals.add(change, event.cancelledAt());
    }

    @EventSourcingHandler
    void on(EmailChangeExpired event) {
        of(event).ended(ChangeState.EXPIRED, null);
    }

    @EventSourcingHandler
    void on(EmailChangeUndone event) {
        var change = of(event);
        change.undone(event.undoneWith() == null);
        credentials.silence(event.undoneAddressId(), event.addressId());
        inEffect.remove(change);
        inForce(new CurrentAddress(event.email().value(), event.addressId(), true, event.undoneAt()));
    }

    @EventSourcingHandler
    void on(CredentialsChanged event) {
        // this mailbox spoke of who knew the credentials before
        refusals.forget(verifiedId());
    }

    @EventSourcingHandler
    void on(AddressImported event) {
        inForce(new CurrentAddress(event.email().value(), event.addressId(), event.verified(), event.importedAt()));
    }

    @EventSourcingHandler
    void on(UnverifiedAddressCleared event) {
        current = null;
    }

    @EventSourcingHandler
    void on(OwnerNotified event) {
        ownerNotifiedAt = event.requestedAt();
    }

    @EventSourcingHandler
    void on(MailReported event) {
        mails.add(event);
    }

    private void inForce(CurrentAddress address) {
        current = address;
        if (address.verified()) {
            credentials.inForce(address.addressId());
        }
    }

    private RequestedChange of(ChangeEvent event) {
        var change = changes.get(event.changeId());
        if (change == null) {
            throw new IllegalStateException("event of a change that was never requested");
        }
        return change;
    }

    @Nullable
    RequestedChange find(ChangeId id) {
        return changes.get(id.value());
    }

    /** The change of that id, for callers that may learn whether it exists. */
    RequestedChange get(ChangeId id) {
        var change = find(id);
        if (change == null) {
            throw new EmailChangeRejected(Rejection.NOT_FOUND);
        }
        return change;
    }

    /** The open change, if there is one. */
    @Nullable
    RequestedChange open() {
        return latest != null && latest.isOpen() ? latest : null;
    }

    /** The change that may still take effect: it is open, or has expired and can be revived. */
    @Nullable
    RequestedChange unfinished(Instant now) {
        return latest != null && (latest.isOpen() || latest.revivable(now)) ? latest : null;
    }

    boolean isLatest(RequestedChange change) {
        return change == latest;
    }

    ChangesInEffect inEffect() {
        return new ChangesInEffect(inEffect);
    }

    /** The changes that cannot be undone any more once this address comes into force, other than by another spelling. */
    List<RequestedChange> endedBy(String addressId, Instant now) {
        return addressId.equals(verifiedId()) ? List.of() : inEffect().endedByReturnTo(addressId, now);
    }

    @Nullable
    CurrentAddress current() {
        return current;
    }

    @Nullable
    CurrentAddress verified() {
        return current != null && current.verified() ? current : null;
    }

    private @Nullable String verifiedId() {
        var verified = verified();
        return verified == null ? null : verified.addressId();
    }

    /** When the account was last notified of a request for its address. */
    @Nullable
    Instant ownerNotifiedAt() {
        return ownerNotifiedAt;
    }

    /** The verified address as the events of this account carry it. */
    @Nullable
    Personal verifiedEmail(String accountId) {
        var verified = verified();
        return verified == null ? null : new Personal(accountId, verified.email());
    }

    /** Until when the wallet should hold back what is risky, once a change takes effect that has a hold of its own. */
    Instant holdUntil(Instant own) {
        return holdUntil == null || holdUntil.isBefore(own) ? own : holdUntil;
    }

    ReportingMail.KnownMails mails() {
        return mails;
    }

    /** The address that an account has now. Kept as text: an event of the past is never refused for its form. */
    record CurrentAddress(String email, String addressId, boolean verified, Instant since) {

        EmailAddress address() {
            return new EmailAddress(email);
        }
    }
}
