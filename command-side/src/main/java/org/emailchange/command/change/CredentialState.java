package org.emailchange.command.change;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.emailchange.api.CredentialChange;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.Personal;
import org.emailchange.api.Rejection;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.IssuedLink;
import org.emailchange.api.event.credential.AuthenticationFailed;
import org.emailchange.api.event.credential.CredentialDisowned;
import org.emailchange.api.event.credential.CredentialsChanged;
import org.emailchange.api.event.credential.PasskeyAdded;
import org.emailchange.api.event.credential.PasskeyConfirmed;
import org.emailchange.api.event.credential.PasskeyRemoved;
import org.jspecify.annotations.Nullable;

/** What the events of an account say of its credentials: failures, the lock, and what its mailbox was told of them. */
final class CredentialState {

    private final Map<String, CredentialNotice> notices = new HashMap<>();
    private @Nullable String addressId;
    private @Nullable AccountLocked lock;
    private int failures;
    private int changes;

    CredentialState copy() {
        var copy = new CredentialState();
        notices.forEach((key, notice) -> copy.notices.put(key, notice.copy()));
        copy.addressId = addressId;
        copy.lock = lock;
        copy.failures = failures;
        copy.changes = changes;
        return copy;
    }

    /** A request takes a successful re-authentication, as adding or removing a passkey does. */
    @EventSourcingHandler
    void on(EmailChangeRequested event) {
        failures = 0;
    }

    @EventSourcingHandler
    void on(AuthenticationFailed event) {
        failures = event.failures();
    }

    @EventSourcingHandler
    void on(AccountLocked event) {
        if (lock == null || event.until().isAfter(lock.until())) {
            lock = event;
        }
        failures = 0;
    }

    @EventSourcingHandler
    void on(CredentialsChanged event) {
        changes = event.number();
        if (lock != null && lock.until().equals(AccountLocked.UNTIL_NEW_CREDENTIALS)) {
            lock = null;
        }
        notices.values().forEach(CredentialNotice::passwordReplaced);
        var id = CredentialsChanged.credentialId(event.number());
        remember(CredentialChange.PASSWORD_SET, id, event.email(), event.links());
    }

    @EventSourcingHandler
    void on(PasskeyAdded event) {
        failures = 0;
        remember(CredentialChange.PASSKEY_ADDED, event.passkeyId(), event.email(), event.links());
    }

    @EventSourcingHandler
    void on(PasskeyRemoved event) {
        failures = 0;
        remember(CredentialChange.PASSKEY_REMOVED, event.passkeyId(), event.email(), event.links());
    }

    @EventSourcingHandler
    void on(PasskeyConfirmed event) {
        notice(CredentialChange.PASSKEY_ADDED, event.passkeyId()).confirm();
    }

    @EventSourcingHandler
    void on(CredentialDisowned event) {
        changes = event.number();
        notice(event.change(), event.credentialId()).disown();
    }

    /** The verified address of this id is in force now: its mailbox is told what comes. */
    void inForce(String address) {
        addressId = address;
    }

    /** The id of the verified address in force. */
    @Nullable
    String addressId() {
        return addressId;
    }

    /**
     * What this mailbox was told does nothing any more, because it was thrown out; unless it is another spelling of the
     * address in force. Kept, for what its links did before.
     */
    void silence(String thrownOut, String inForce) {
        if (!thrownOut.equals(inForce)) {
            notices.values().forEach(notice -> notice.silence(thrownOut));
        }
    }

    private void remember(
            CredentialChange change, String id, @Nullable Personal email, @Nullable List<IssuedLink> links) {
        if (email != null && links != null) {
            var key = key(id, CredentialNotice.generation(change));
            notices.put(key, new CredentialNotice(change, id, email, addressId, links));
        }
    }

    private CredentialNotice notice(CredentialChange change, String id) {
        return Objects.requireNonNull(notice(id, CredentialNotice.generation(change)));
    }

    /** What the current mailbox was told of a credential, by the generation of the links in the mail. */
    @Nullable
    CredentialNotice notice(String credentialId, int generation) {
        return notices.get(key(credentialId, generation));
    }

    private static String key(String credentialId, int generation) {
        return credentialId + '/' + generation;
    }

    /** The lock, while there is one. */
    @Nullable
    AccountLocked lock(Instant now) {
        return lock != null && now.isBefore(lock.until()) ? lock : null;
    }

    /** @throws EmailChangeRejected LOCKED while there is a lock */
    void requireUnlocked(Instant now) {
        var running = lock(now);
        if (running != null) {
            throw new EmailChangeRejected(
                    Rejection.LOCKED,
                    running.until(),
                    Map.of("lockReason", running.reason().name()));
        }
    }

    /** @throws EmailChangeRejected AUTHENTICATION_FAILED where they changed since: what was right then is not any more */
    void requireUnchangedSince(int number) {
        if (number < changes) {
            throw new EmailChangeRejected(Rejection.AUTHENTICATION_FAILED);
        }
    }

    /** How many attempts in a row have failed. */
    int failures() {
        return failures;
    }

    /** How often they have been changed. */
    int changes() {
        return changes;
    }
}
