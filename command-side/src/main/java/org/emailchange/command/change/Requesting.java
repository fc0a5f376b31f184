package org.emailchange.command.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.EndReason;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.Personal;
import org.emailchange.api.Rejection;
import org.emailchange.api.command.RequestEmailChange;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.EmailChangeRequested;
import org.jspecify.annotations.Nullable;

/** Decides whether an account may ask for a new address. */
final class Requesting {

    private Requesting() {}

    static List<EmailChangeEvent> decide(
            RequestEmailChange command,
            AccountState state,
            AddressBook book,
            LinkSigner signer,
            ChangePolicy policy,
            Instant now) {
        var account = command.accountId();
        if (state.find(command.changeId()) != null) {
            return List.of();
        }
        state.credentials.requireUnlocked(now);
        state.credentials.requireUnchangedSince(command.credentialChanges());
        var addressId = book.idOf(command.newEmail());
        var verified = state.verified();
        // another spelling of it is a change like any other, by which its owner can put it right
        if (verified != null && verified.email().equals(command.newEmail().value())) {
            throw new EmailChangeRejected(Rejection.ADDRESS_UNCHANGED);
        }
        // before asking who owns it, so that the answer says nothing about that
        var mailboxes = Stream.of(addressId, verified == null ? addressId : verified.addressId());
        var refusedUntil = state.refusals.until(mailboxes.toList(), policy, now);
        if (refusedUntil != null) {
            throw new EmailChangeRejected(Rejection.MAILBOX_REFUSED, refusedUntil);
        }
        var taken = book.ownedByAnother(addressId, account, now);
        if (taken && !policy.conceals()) {
            throw new EmailChangeRejected(Rejection.ADDRESS_TAKEN);
        }
        var events = new ArrayList<EmailChangeEvent>(2);
        var open = state.open();
        if (open != null) {
            events.add(Ending.cancelled(open, EndReason.SUPERSEDED, now));
        }
        var awaiting = policy.confirmation().sides(command.authenticatedBy(), verified != null);
        var endsAt = now.plus(policy.renewalWindow());
        var expiresAt = policy.linksExpireAt(now, endsAt);
        var current = verified == null ? null : verified.address();
        var links = signer.links(account, command.changeId(), 1, now)
                .confirming(awaiting, command.newEmail(), current, expiresAt, endsAt);
        if (current != null) {
            links.add(LinkPurpose.REVOKE, current, endsAt);
        }
        events.add(new EmailChangeRequested(
                account.value(),
                command.changeId().value(),
                Personal.of(account, command.newEmail().value()),
                addressId,
                state.verifiedEmail(account.value()),
                command.authenticatedBy(),
                awaiting,
                links.all(),
                now,
                expiresAt,
                endsAt,
                taken));
        return events;
    }

    /** Which mailboxes have said "this was not me", and when. They are not asked again so soon. */
    static final class Refusals {

        private final Map<String, Instant> byAddressId = new HashMap<>();

        Refusals copy() {
            var copy = new Refusals();
            copy.byAddressId.putAll(byAddressId);
            return copy;
        }

        void add(RequestedChange ended, Instant at) {
            var mailbox = ended.refusedBy();
            if (mailbox != null) {
                byAddressId.put(mailbox, at);
            }
        }

        void forget(@Nullable String addressId) {
            byAddressId.remove(addressId);
        }

        /** Until when one of these is not asked; null where all can be. */
        private @Nullable Instant until(List<String> addressIds, ChangePolicy policy, Instant now) {
            Instant last = null;
            for (var id : addressIds) {
                var at = byAddressId.get(id);
                var until = at == null ? now : at.plus(policy.refusal());
                if (until.isAfter(last == null ? now : last)) {
                    last = until;
                }
            }
            return last;
        }
    }
}
