package org.emailchange.testing.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.emailchange.api.EndReason;
import org.emailchange.api.LockReason;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.AddressConfirmed;
import org.emailchange.api.event.AddressImported;
import org.emailchange.api.event.ChangeEvent;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.LaterChangeNotified;
import org.emailchange.api.event.MailReported;
import org.emailchange.api.event.OwnerNotified;
import org.emailchange.api.event.UnverifiedAddressCleared;
import org.emailchange.api.event.VerificationResent;
import org.emailchange.api.event.credential.AuthenticationFailed;
import org.emailchange.api.event.credential.CredentialDisowned;
import org.emailchange.api.event.credential.CredentialsChanged;
import org.emailchange.api.event.credential.PasskeyAdded;
import org.emailchange.api.event.credential.PasskeyConfirmed;
import org.emailchange.api.event.credential.PasskeyRemoved;
import org.jspecify.annotations.Nullable;

/** One account, told from the domain page alone: what its events come to, each of which must be allowed where it stands. */
public final class AccountModel {

    /** The address that an account has. */
    public record Held(String addressId, String email, boolean verified) {}

    private final DomainModel.Rules rules;
    private final Map<String, ChangeModel> changes = new HashMap<>();
    private final Set<String> sent = new HashSet<>();
    private final Set<String> bounced = new HashSet<>();
    private @Nullable Held current;
    private @Nullable ChangeModel latest;
    /** The changes that made the address in force what it is, oldest first. */
    private final List<ChangeModel> inEffect = new ArrayList<>();
    /** When a mailbox said that it knows of nothing, by its address's id. */
    private final Map<String, Instant> refusals = new HashMap<>();

    private @Nullable EmailChangeEvent last;
    private Instant lockedUntil = Instant.MIN;
    private int failures;
    private int credentialChanges;
    private boolean disowned;

    AccountModel(DomainModel.Rules rules) {
        this.rules = rules;
    }

    /** How it stood before the first event and after each. */
    static List<AccountModel> states(List<Object> history, DomainModel.Rules rules) {
        return DomainModel.prefixes(history)
                .map(events -> {
                    var model = new AccountModel(rules);
                    events.forEach(event -> model.accept((EmailChangeEvent) event));
                    return model;
                })
                .toList();
    }

    /** The state that the owner is shown. */
    public String shown() {
        return latest == null ? "NONE" : latest.state().name();
    }

    /** The address that it has now, proved or not. */
    public @Nullable Held current() {
        return current;
    }

    DomainModel.Rules rules() {
        return rules;
    }

    /** Whether nothing has happened to it yet. */
    boolean isUntouched() {
        return last == null;
    }

    /** Whether it has an address that it has proved. */
    public boolean hasVerified() {
        return verifiedAddressId() != null;
    }

    /** How many changes were requested. */
    public int requests() {
        return changes.size();
    }

    boolean isLocked(Instant now) {
        return now.isBefore(lockedUntil);
    }

    int credentialChanges() {
        return credentialChanges;
    }

    @Nullable
    ChangeModel change(@Nullable String id) {
        return changes.get(id);
    }

    boolean isLatest(ChangeModel change) {
        return change == latest;
    }

    @Nullable
    String verifiedAddressId() {
        return current != null && current.verified ? current.addressId : null;
    }

    @Nullable
    String verifiedEmail() {
        return current != null && current.verified ? current.email : null;
    }

    /** The approvals that a former mailbox can still take back, the oldest first. */
    List<EmailChangeApproved> undoable(Instant now) {
        return inEffect.stream()
                .map(ChangeModel::approval)
                .filter(Objects::nonNull)
                .filter(approval -> approval.undoUntil() != null && now.isBefore(approval.undoUntil()))
                .toList();
    }

    /** Whether the mailbox of this new address, or the one in force, has just said that it knows of nothing. */
    boolean isRefused(String newAddressId, Instant now) {
        return Stream.of(newAddressId, verifiedAddressId())
                .filter(Objects::nonNull)
                .map(refusals::get)
                .anyMatch(at -> at != null && now.isBefore(at.plus(rules.refusal())));
    }

    void accept(EmailChangeEvent event) {
        if (event instanceof EmailChangeRequested e) {
            requested(e);
        } else if (event instanceof ChangeEvent e) {
            changed(e, Objects.requireNonNull(changes.get(e.changeId()), "a change begins with its request"));
        } else if (event instanceof AuthenticationFailed e) {
            Allowed.when(!isLocked(e.failedAt()), "a locked account counts no failure");
            Allowed.when(e.failures() == failures + 1, "failures are counted");
            Allowed.when(failures < rules.maxFailures(), "too many failures lock");
            failures = e.failures();
        } else if (event instanceof AccountLocked e) {
            locked(e);
        } else if (event instanceof CredentialsChanged e) {
            Allowed.when(e.number() > credentialChanges, "credentials are changed once at a time");
            credentialChanges = e.number();
            lockedUntil = lockedUntil.equals(AccountLocked.UNTIL_NEW_CREDENTIALS) ? Instant.MIN : lockedUntil;
            refusals.remove(verifiedAddressId());
        } else if (event instanceof CredentialDisowned e) {
            Allowed.when(e.number() > credentialChanges, "credentials are changed once at a time");
            credentialChanges = e.number();
            disowned = true;
        } else if (event instanceof PasskeyAdded e) {
            Allowed.when(!isLocked(e.addedAt()), "a locked account gets no passkey");
            failures = 0;
        } else if (event instanceof PasskeyRemoved e) {
            Allowed.when(!isLocked(e.removedAt()), "a locked account loses no passkey");
            failures = 0;
        } else if (event instanceof AddressImported e) {
            Allowed.when(current == null, "nothing is imported over an address");
            current = new Held(e.addressId(), e.email().value(), e.verified());
        } else if (event instanceof UnverifiedAddressCleared e) {
            Allowed.when(
                    current != null && !current.verified && current.addressId.equals(e.addressId()),
                    "only an unverified address is cleared");
            current = null;
        } else if (event instanceof MailReported e) {
            mail(e);
        } else {
            Allowed.when(
                    event instanceof OwnerNotified || event instanceof PasskeyConfirmed, "the model knows each event");
        }
        last = event;
    }

    private void locked(AccountLocked event) {
        var why = switch (event.reason()) {
            case FAILED_ATTEMPTS -> failures == rules.maxFailures();
            case UNDONE -> last instanceof EmailChangeUndone;
            case CREDENTIAL_DISOWNED -> disowned;
        };
        Allowed.when(why, "a lock has its reason");
        Allowed.when(
                (event.reason() == LockReason.FAILED_ATTEMPTS)
                        != event.until().equals(AccountLocked.UNTIL_NEW_CREDENTIALS),
                "only the lock of failures has an end of its own");
        lockedUntil = event.until().isAfter(lockedUntil) ? event.until() : lockedUntil;
        failures = 0;
        disowned = false;
    }

    /** What was given up can be tried again; what is out can only come back. */
    private void mail(MailReported event) {
        var back = event.outcome() == MailReported.Outcome.BOUNCED;
        Allowed.when(!bounced.contains(event.mailId()), "a mail comes back once");
        Allowed.when(back || !sent.contains(event.mailId()), "a mail is out once");
        if (back) {
            bounced.add(event.mailId());
        } else if (event.outcome() == MailReported.Outcome.SENT) {
            sent.add(event.mailId());
        }
    }

    private void requested(EmailChangeRequested event) {
        Allowed.when(!isLocked(event.requestedAt()), "a locked account requests nothing");
        Allowed.when(changes.values().stream().noneMatch(ChangeModel::isOpen), "one change is open at a time");
        Allowed.when(
                !isRefused(event.newAddressId(), event.requestedAt()),
                "a mailbox that said no is not asked again so soon");
        Allowed.when(
                !event.newEmail().value().equals(verifiedEmail()), "a change changes something, if only the spelling");
        Allowed.when(
                Objects.equals(
                        event.currentEmail() == null
                                ? null
                                : event.currentEmail().value(),
                        verifiedEmail()),
                "the mailbox in force is notified of a change");
        latest = new ChangeModel(event, verifiedAddressId(), credentialChanges, rules);
        Allowed.when(changes.put(event.changeId(), latest) == null, "a change begins once");
        failures = 0;
    }

    private void changed(ChangeEvent event, ChangeModel change) {
        Allowed.when(
                change.credentialChanges == credentialChanges
                        || event instanceof EmailChangeCancelled
                        || event instanceof LaterChangeNotified
                        || event instanceof EmailChangeUndone,
                "new credentials end what was requested with those before");
        if (event instanceof VerificationResent e) {
            Allowed.when(
                    changes.values().stream().allMatch(other -> other == change || !other.isOpen()), "one is open");
            change.resent(e);
        } else if (event instanceof AddressConfirmed e) {
            change.confirmed(e);
        } else if (event instanceof EmailChangeApproved e) {
            approved(e, change);
        } else if (event instanceof EmailChangeDeclined e) {
            change.declined(e);
        } else if (event instanceof EmailChangeCancelled e) {
            change.cancelled(e);
            if (e.reason() == EndReason.REFUSED) {
                refusals.put(change.request.newAddressId(), e.cancelledAt());
            } else if (e.reason() == EndReason.REVOKED && change.currentAddressId != null) {
                refusals.put(change.currentAddressId, e.cancelledAt());
            }
        } else if (event instanceof EmailChangeExpired e) {
            change.expired(e);
        } else if (event instanceof LaterChangeNotified e) {
            notified(e, change);
        } else if (event instanceof EmailChangeUndone e) {
            Allowed.when(
                    !inEffect.isEmpty() && change == inEffect.remove(inEffect.size() - 1),
                    "later changes are undone first");
            var with = e.undoneWith();
            Allowed.when(
                    with == null || inEffect.contains(changes.get(with)),
                    "only an earlier mailbox undoes a later change");
            Allowed.when(changes.values().stream().noneMatch(ChangeModel::isOpen), "an undo ends what is open");
            change.undone(e);
            current = new Held(e.addressId(), e.email().value(), true);
        }
    }

    /** What is as good as undone where this address comes into force once more, other than by another spelling. */
    private List<ChangeModel> endedByReturnTo(String addressId, Instant now) {
        if (addressId.equals(verifiedAddressId())) {
            return List.of();
        }
        return undoable(now).stream()
                .filter(earlier -> addressId.equals(earlier.formerAddressId()))
                .findFirst()
                .map(earlier -> inEffect.indexOf(changes.get(earlier.changeId())))
                .map(first -> List.copyOf(inEffect.subList(first, inEffect.size())))
                .orElseGet(List::of);
    }

    private void notified(LaterChangeNotified event, ChangeModel change) {
        var later = inEffect.get(inEffect.size() - 1);
        var approval = Objects.requireNonNull(change.approval());
        Allowed.when(
                change != later && undoable(event.notifiedAt()).contains(approval),
                "a mailbox that can take an earlier change back is notified of a later one");
        Allowed.when(
                event.newEmail().equals(later.request.newEmail())
                        && event.links()
                                .get(0)
                                .hash()
                                .equals(approval.links().get(0).hash()),
                "it is notified of the newest, with the link that it has");
    }

    private void approved(EmailChangeApproved event, ChangeModel change) {
        Allowed.when(last instanceof AddressConfirmed, "the last confirmation approves");
        Allowed.when(Objects.equals(event.formerAddressId(), verifiedAddressId()), "the address in force is left");
        Allowed.when(
                Objects.equals(change.request.currentEmail(), event.formerEmail()),
                "the mailbox that was notified of the change is the one that can undo it");
        var returned = endedByReturnTo(event.addressId(), event.approvedAt());
        inEffect.removeAll(returned);
        Allowed.when(
                (event.undoUntil() == null) == (event.formerEmail() == null || !returned.isEmpty()),
                "the former mailbox can undo, unless an earlier one came back");
        change.approved(event);
        inEffect.add(change);
        current = new Held(event.addressId(), event.email().value(), true);
    }
}
