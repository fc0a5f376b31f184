package org.emailchange.command.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.emailchange.api.EndReason;
import org.emailchange.api.LockReason;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.AddressConfirmed;
import org.emailchange.api.event.AddressImported;
import org.emailchange.api.event.AuthenticationFailed;
import org.emailchange.api.event.ChangeEvent;
import org.emailchange.api.event.CredentialsChanged;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.LaterChangeNotified;
import org.emailchange.api.event.MailReported;
import org.emailchange.api.event.UnverifiedAddressCleared;
import org.emailchange.api.event.VerificationResent;
import org.emailchange.command.change.ChangePolicy;
import org.jspecify.annotations.Nullable;

/** One account as its events tell it, each of which must be allowed where it stands. */
final class AccountModel {

    private record Held(String addressId, String email, boolean verified) {}

    private final ChangePolicy policy;
    private final Map<String, ChangeModel> changes = new HashMap<>();
    private final Set<String> sent = new HashSet<>();
    private final Set<String> bounced = new HashSet<>();
    private @Nullable Held current;
    private final List<ChangeModel> inEffect = new ArrayList<>();
    private final Map<String, Instant> refusals = new HashMap<>();
    private @Nullable EmailChangeEvent last;
    private Instant lockedUntil = Instant.MIN;
    private int failures;
    private int credentialChanges;

    AccountModel(ChangePolicy policy) {
        this.policy = policy;
    }

    @Nullable
    String verifiedAddressId() {
        return current != null && current.verified ? current.addressId : null;
    }

    /** The approvals that a former mailbox can still take back, the oldest first. */
    List<EmailChangeApproved> undoable(Instant now) {
        return inEffect.stream()
                .map(ChangeModel::approval)
                .filter(Objects::nonNull)
                .filter(approval -> approval.undoUntil() != null && now.isBefore(approval.undoUntil()))
                .toList();
    }

    /** The number of the links of a change that are out. */
    int generationOf(String changeId) {
        return Objects.requireNonNull(changes.get(changeId)).generation();
    }

    void accept(EmailChangeEvent event) {
        if (event instanceof EmailChangeRequested e) {
            requested(e);
        } else if (event instanceof ChangeEvent e) {
            changed(e, Objects.requireNonNull(changes.get(e.changeId()), "a change begins with its request"));
        } else if (event instanceof AuthenticationFailed e) {
            Allowed.when(e.failures() == failures + 1, "failures are counted");
            Allowed.when(failures < policy.maxFailures(), "too many failures lock");
            failures = e.failures();
        } else if (event instanceof AccountLocked e) {
            Allowed.when(
                    failures == policy.maxFailures() || last instanceof EmailChangeUndone,
                    "a lock follows failures or an undo");
            Allowed.when(
                    (e.reason() == LockReason.UNDONE) == e.until().equals(AccountLocked.UNTIL_NEW_CREDENTIALS),
                    "the lock of an undo has no end of its own");
            lockedUntil = e.until().isAfter(lockedUntil) ? e.until() : lockedUntil;
            failures = 0;
        } else if (event instanceof CredentialsChanged e) {
            Allowed.when(e.number() > credentialChanges, "credentials are changed once at a time");
            credentialChanges = e.number();
            lockedUntil = lockedUntil.equals(AccountLocked.UNTIL_NEW_CREDENTIALS) ? e.changedAt() : lockedUntil;
            refusals.remove(verifiedAddressId());
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
        }
        last = event;
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
        Allowed.when(!event.requestedAt().isBefore(lockedUntil), "a locked account asks for nothing");
        Allowed.when(changes.values().stream().noneMatch(ChangeModel::isOpen), "one change is open at a time");
        refusals.forEach((mailbox, at) -> Allowed.when(
                !mailbox.equals(event.newAddressId()) && !mailbox.equals(verifiedAddressId())
                        || !event.requestedAt().isBefore(at.plus(policy.refusal())),
                "a mailbox that said no is not asked again so soon"));
        Allowed.when(!event.newAddressId().equals(verifiedAddressId()), "a change changes something");
        Allowed.when(
                Objects.equals(
                        event.currentEmail() == null
                                ? null
                                : event.currentEmail().value(),
                        verifiedAddressId() == null ? null : Objects.requireNonNull(current).email),
                "the mailbox in force hears of a change");
        Allowed.when(
                changes.put(event.changeId(), new ChangeModel(event, verifiedAddressId(), credentialChanges, policy))
                        == null,
                "a change begins once");
        failures = 0;
    }

    private void changed(ChangeEvent event, ChangeModel change) {
        Allowed.when(
                change.credentialChanges == credentialChanges
                        || event instanceof EmailChangeCancelled
                        || event instanceof LaterChangeNotified
                        || event instanceof EmailChangeUndone,
                "new credentials end what was asked for with those before");
        if (event instanceof VerificationResent e) {
            Allowed.when(
                    changes.values().stream().allMatch(other -> other == change || !other.isOpen()), "one is open");
            change.resent(e);
        } else if (event instanceof AddressConfirmed e) {
            change.confirmed(e);
        } else if (event instanceof EmailChangeApproved e) {
            approved(e, change);
        } else if (event instanceof EmailChangeDeclined) {
            change.declined();
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

    private void notified(LaterChangeNotified event, ChangeModel change) {
        var later = inEffect.get(inEffect.size() - 1);
        Allowed.when(
                change != later && undoable(event.notifiedAt()).contains(change.approval()),
                "who can take an earlier change back hears of a later one");
        Allowed.when(
                event.newEmail().equals(later.request.newEmail())
                        && event.links()
                                .get(0)
                                .hash()
                                .equals(Objects.requireNonNull(change.approval())
                                        .links()
                                        .get(0)
                                        .hash()),
                "it hears of the newest, with the link that it has");
    }

    private void approved(EmailChangeApproved event, ChangeModel change) {
        Allowed.when(last instanceof AddressConfirmed, "the last confirmation approves");
        Allowed.when(Objects.equals(event.formerAddressId(), verifiedAddressId()), "the address in force is left");
        Allowed.when(
                Objects.equals(change.request.currentEmail(), event.formerEmail()),
                "the mailbox that heard of the change is the one that can undo it");
        var returned = undoable(event.approvedAt()).stream()
                .filter(earlier -> event.addressId().equals(earlier.formerAddressId()))
                .findFirst();
        returned.ifPresent(
                earlier -> inEffect.subList(inEffect.indexOf(changes.get(earlier.changeId())), inEffect.size())
                        .clear());
        Allowed.when(
                (event.undoUntil() == null) == (event.formerEmail() == null || returned.isPresent()),
                "the former mailbox can undo, unless an earlier one came back");
        change.approved(event);
        inEffect.add(change);
        current = new Held(event.addressId(), event.email().value(), true);
    }
}
