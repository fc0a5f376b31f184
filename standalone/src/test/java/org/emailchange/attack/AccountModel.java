package org.emailchange.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.emailchange.api.ChangeState;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.AddressConfirmed;
import org.emailchange.api.event.AddressImported;
import org.emailchange.api.event.AuthenticationFailed;
import org.emailchange.api.event.CredentialsChanged;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.LaterChangeNotified;
import org.emailchange.api.event.MailReported;
import org.emailchange.api.event.OwnerNotified;
import org.emailchange.api.event.UnverifiedAddressCleared;
import org.emailchange.api.event.VerificationResent;
import org.jspecify.annotations.Nullable;

/** A small sequential account, told from the domain page alone: what its events come to. Fails on what may not be. */
record AccountModel(
        @Nullable String email,
        @Nullable String addressId,
        boolean verified,
        Map<String, ChangeModel> changes,
        @Nullable String latest,
        List<String> inEffect,
        Map<String, Instant> refusals,
        @Nullable Instant lockedUntil,
        int failures) {

    static final AccountModel EMPTY = new AccountModel(null, null, false, Map.of(), null, List.of(), Map.of(), null, 0);

    /** How it stood before the first event and after each. */
    static List<AccountModel> states(List<Object> history) {
        var states = new ArrayList<>(List.of(EMPTY));
        history.forEach(event -> states.add(states.get(states.size() - 1).after(event)));
        return states;
    }

    static AccountModel after(List<Object> history) {
        var states = states(history);
        return states.get(states.size() - 1);
    }

    ChangeModel change(String id) {
        assertThat(changes).containsKey(id);
        return changes.get(id);
    }

    /** The state that the owner is shown. */
    String shown() {
        return latest == null ? "NONE" : change(latest).state().name();
    }

    private AccountModel after(Object event) {
        if (event instanceof EmailChangeRequested e) {
            assertThat(latest == null || change(latest).state() != ChangeState.REQUESTED)
                    .as("one open change at a time")
                    .isTrue();
            return with(ChangeModel.of(e, verified ? addressId : null), e.changeId(), inEffect, 0);
        } else if (event instanceof VerificationResent e) {
            return with(change(e.changeId()).resent(e));
        } else if (event instanceof AddressConfirmed e) {
            return with(change(e.changeId()).confirmed(e.side()));
        } else if (event instanceof EmailChangeDeclined e) {
            return with(change(e.changeId()).moves(ChangeState.DECLINED, e.reason()));
        } else if (event instanceof EmailChangeCancelled e) {
            var ended = change(e.changeId()).moves(ChangeState.CANCELLED, e.reason());
            return with(ended).refused(ended.refusedBy(), e.cancelledAt());
        } else if (event instanceof EmailChangeExpired e) {
            return with(change(e.changeId()).moves(ChangeState.EXPIRED, null));
        } else if (event instanceof EmailChangeApproved e) {
            return with(change(e.changeId()).approved(e.links(), e.undoUntil()), latest, approving(e), failures)
                    .at(e.email().value(), e.addressId(), true);
        } else if (event instanceof EmailChangeUndone e) {
            assertThat(inEffect).as("the last change in force").last().isEqualTo(e.changeId());
            var undone = e.undoneWith() == null
                    ? change(e.changeId()).moves(ChangeState.UNDONE, null)
                    : change(e.changeId()).undoneWithAnother();
            return with(undone, latest, inEffect.subList(0, inEffect.size() - 1), failures)
                    .at(e.email().value(), e.addressId(), true);
        } else if (event instanceof AddressImported e) {
            assertThat(email).isNull();
            return at(e.email().value(), e.addressId(), e.verified());
        } else if (event instanceof UnverifiedAddressCleared) {
            assertThat(verified).isFalse();
            return at(null, null, false);
        } else if (event instanceof AuthenticationFailed e) {
            return counting(e.failures(), lockedUntil);
        } else if (event instanceof AccountLocked e) {
            return counting(0, e.until());
        } else if (event instanceof CredentialsChanged) {
            return counting(failures, AccountLocked.UNTIL_NEW_CREDENTIALS.equals(lockedUntil) ? null : lockedUntil)
                    .pardoned();
        }
        assertThat(event).isInstanceOfAny(MailReported.class, OwnerNotified.class, LaterChangeNotified.class);
        return this;
    }

    /** The changes in effect after this one: without those that its address ends by coming into force once more. */
    private List<String> approving(EmailChangeApproved event) {
        var left = new ArrayList<>(inEffect);
        for (var i = 0; i < inEffect.size() && !event.addressId().equals(addressId); i++) {
            var earlier = change(inEffect.get(i));
            if (event.addressId().equals(earlier.currentAddressId()) && earlier.undoableAt(event.approvedAt())) {
                left.subList(i, left.size()).clear();
                break;
            }
        }
        left.add(event.changeId());
        return List.copyOf(left);
    }

    private AccountModel refused(@Nullable String mailbox, Instant at) {
        var all = new HashMap<>(refusals);
        if (mailbox != null) {
            all.put(mailbox, at);
        }
        return new AccountModel(email, addressId, verified, changes, latest, inEffect, all, lockedUntil, failures);
    }

    private AccountModel pardoned() {
        var all = new HashMap<>(refusals);
        all.remove(addressId);
        return new AccountModel(email, addressId, verified, changes, latest, inEffect, all, lockedUntil, failures);
    }

    /** Whether one of these mailboxes has just said "this was not me". */
    boolean isRefused(String newAddressId, Instant now) {
        return Stream.of(newAddressId, verified ? addressId : newAddressId)
                .map(refusals::get)
                .anyMatch(at -> at != null && now.isBefore(at.plus(Duration.ofDays(1))));
    }

    private AccountModel with(ChangeModel change) {
        return with(change, latest, inEffect, failures);
    }

    private AccountModel with(ChangeModel change, @Nullable String last, List<String> effective, int failed) {
        var all = new HashMap<>(changes);
        all.put(change.id(), change);
        return new AccountModel(email, addressId, verified, all, last, effective, refusals, lockedUntil, failed);
    }

    private AccountModel at(@Nullable String address, @Nullable String id, boolean proved) {
        return new AccountModel(address, id, proved, changes, latest, inEffect, refusals, lockedUntil, failures);
    }

    private AccountModel counting(int failed, @Nullable Instant until) {
        return new AccountModel(email, addressId, verified, changes, latest, inEffect, refusals, until, failed);
    }
}
