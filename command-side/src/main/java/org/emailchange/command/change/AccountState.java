package org.emailchange.command.change;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.emailchange.api.ChangeId;
import org.emailchange.api.ChangeState;
import org.emailchange.api.CredentialChange;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.EndReason;
import org.emailchange.api.Personal;
import org.emailchange.api.Rejection;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.AddressConfirmed;
import org.emailchange.api.event.AddressImported;
import org.emailchange.api.event.AuthenticationFailed;
import org.emailchange.api.event.ChangeEvent;
import org.emailchange.api.event.CredentialDisowned;
import org.emailchange.api.event.CredentialsChanged;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.IssuedLink;
import org.emailchange.api.event.MailReported;
import org.emailchange.api.event.OwnerNotified;
import org.emailchange.api.event.PasskeyAdded;
import org.emailchange.api.event.PasskeyConfirmed;
import org.emailchange.api.event.PasskeyRemoved;
import org.emailchange.api.event.UnverifiedAddressCleared;
import org.emailchange.api.event.VerificationResent;
import org.jspecify.annotations.Nullable;

/** What the events of an account have come to: the address in force, the changes, the lock. Decides nothing. */
final class AccountState {

    private final Map<String, RequestedChange> changes = new HashMap<>();
    private final ReportingMail.KnownMails mails = new ReportingMail.KnownMails();
    private final Map<String, CredentialNotice> notices = new HashMap<>();
    private @Nullable CurrentAddress current;
    private @Nullable RequestedChange latest;
    private @Nullable RequestedChange inEffect;
    private @Nullable Instant lockedUntil;
    private @Nullable Instant ownerNotifiedAt;
    private int failures;
    private int credentialChanges;

    @EventSourcingHandler
    void on(EmailChangeRequested event) {
        latest = new RequestedChange(event);
        changes.put(event.changeId(), latest);
        failures = 0;
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
        inEffect = of(event);
        inEffect.approved(event);
        current = new CurrentAddress(event.email().value(), event.addressId(), true);
    }

    @EventSourcingHandler
    void on(EmailChangeDeclined event) {
        of(event).ended(ChangeState.DECLINED, event.reason());
    }

    @EventSourcingHandler
    void on(EmailChangeCancelled event) {
        of(event).ended(ChangeState.CANCELLED, event.reason());
    }

    @EventSourcingHandler
    void on(EmailChangeExpired event) {
        of(event).ended(ChangeState.EXPIRED, null);
    }

    @EventSourcingHandler
    void on(EmailChangeUndone event) {
        of(event).ended(ChangeState.UNDONE, null);
        inEffect = null;
        current = new CurrentAddress(event.email().value(), event.addressId(), true);
    }

    @EventSourcingHandler
    void on(AuthenticationFailed event) {
        failures = event.failures();
    }

    @EventSourcingHandler
    void on(AccountLocked event) {
        if (!endsWithNewCredentials()) {
            lockedUntil = event.until();
        }
        failures = 0;
    }

    @EventSourcingHandler
    void on(CredentialsChanged event) {
        credentialChanges = event.number();
        if (endsWithNewCredentials()) {
            lockedUntil = null;
        }
        remember(CredentialChange.PASSWORD_SET, event.credentialId(), event.email(), event.links());
    }

    @EventSourcingHandler
    void on(PasskeyAdded event) {
        remember(CredentialChange.PASSKEY_ADDED, event.passkeyId(), event.email(), event.links());
    }

    @EventSourcingHandler
    void on(PasskeyRemoved event) {
        remember(CredentialChange.PASSKEY_REMOVED, event.passkeyId(), event.email(), event.links());
    }

    @EventSourcingHandler
    void on(PasskeyConfirmed event) {
        notice(CredentialChange.PASSKEY_ADDED, event.passkeyId()).confirm();
    }

    @EventSourcingHandler
    void on(CredentialDisowned event) {
        credentialChanges = event.number();
        notice(event.change(), event.credentialId()).disown();
    }

    @EventSourcingHandler
    void on(AddressImported event) {
        current = new CurrentAddress(event.email().value(), event.addressId(), event.verified());
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

    private boolean endsWithNewCredentials() {
        return AccountLocked.UNTIL_NEW_CREDENTIALS.equals(lockedUntil);
    }

    private void remember(
            CredentialChange change, String id, @Nullable Personal email, @Nullable List<IssuedLink> links) {
        if (email != null && links != null) {
            var key = key(id, CredentialNotice.generation(change));
            notices.put(key, new CredentialNotice(change, id, email, links));
        }
    }

    /** What the current mailbox was told of a credential, by the generation of the links in the mail. */
    @Nullable
    CredentialNotice notice(String credentialId, int generation) {
        return notices.get(key(credentialId, generation));
    }

    private CredentialNotice notice(CredentialChange change, String id) {
        return Objects.requireNonNull(notice(id, CredentialNotice.generation(change)));
    }

    private static String key(String credentialId, int generation) {
        return credentialId + '/' + generation;
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

    /** Whether the change is the one whose address is in force. */
    boolean isInEffect(RequestedChange change) {
        return change == inEffect;
    }

    /** The approved change whose address is in force and whose former address may still be reserved. */
    @Nullable
    RequestedChange inEffect() {
        return inEffect;
    }

    @Nullable
    CurrentAddress current() {
        return current;
    }

    @Nullable
    CurrentAddress verified() {
        return current != null && current.verified() ? current : null;
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

    /** The end of the lock, while there is one. */
    @Nullable
    Instant lockedUntil(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil) ? lockedUntil : null;
    }

    /** @throws EmailChangeRejected LOCKED while there is a lock */
    void requireUnlocked(Instant now) {
        var until = lockedUntil(now);
        if (until != null) {
            throw new EmailChangeRejected(Rejection.LOCKED, until);
        }
    }

    /** @throws EmailChangeRejected AUTHENTICATION_FAILED where they changed since: what was right then is not any more */
    void requireCredentialsOf(int changes) {
        if (changes < credentialChanges) {
            throw new EmailChangeRejected(Rejection.AUTHENTICATION_FAILED);
        }
    }

    int failures() {
        return failures;
    }

    int credentialChanges() {
        return credentialChanges;
    }

    ReportingMail.KnownMails mails() {
        return mails;
    }

    static EmailChangeRejected nothingOpen() {
        return new EmailChangeRejected(Rejection.NO_OPEN_CHANGE);
    }

    static boolean endedBy(RequestedChange change, EndReason reason) {
        return change.state() == ChangeState.CANCELLED && change.reason() == reason;
    }

    /** The address that an account has now. Kept as text: an event of the past is never refused for its form. */
    record CurrentAddress(String email, String addressId, boolean verified) {

        EmailAddress address() {
            return new EmailAddress(email);
        }
    }
}
