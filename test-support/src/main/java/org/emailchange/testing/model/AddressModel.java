package org.emailchange.testing.model;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.emailchange.api.event.AddressClaimed;
import org.emailchange.api.event.AddressEvent;
import org.emailchange.api.event.AddressReleased;
import org.emailchange.api.event.AddressReserved;
import org.emailchange.api.event.UnverifiedUseEnded;
import org.emailchange.api.event.UnverifiedUseRecorded;
import org.jspecify.annotations.Nullable;

/** One address as its events tell it: at most one account owns it. */
final class AddressModel {

    private final Set<String> unverified = new HashSet<>();
    private @Nullable String owner;
    private @Nullable Instant reservedUntil;

    void accept(AddressEvent event) {
        var account = event.accountId();
        if (event instanceof AddressClaimed e) {
            Allowed.when(!isTakenFrom(account, e.claimedAt()), "an address has one owner");
            Allowed.when(unverified.isEmpty(), "an account that proves an address has it alone");
            owner = account;
            reservedUntil = null;
        } else if (event instanceof AddressReserved e) {
            Allowed.when(account.equals(owner), "only its owner reserves an address");
            reservedUntil = e.until();
        } else if (event instanceof AddressReleased) {
            Allowed.when(account.equals(owner), "only its owner releases an address");
            owner = null;
            reservedUntil = null;
        } else if (event instanceof UnverifiedUseRecorded) {
            Allowed.when(
                    unverified.add(account) && !account.equals(owner), "an account records its use of an address once");
        } else if (event instanceof UnverifiedUseEnded) {
            Allowed.when(unverified.remove(account), "only a use that was recorded ends");
        }
    }

    /** How it stood before the first event and after each. */
    static List<AddressModel> states(List<Object> history) {
        return DomainModel.prefixes(history)
                .map(events -> {
                    var model = new AddressModel();
                    events.forEach(event -> model.accept((AddressEvent) event));
                    return model;
                })
                .toList();
    }

    /** Whether another account than this one has it. */
    boolean isTakenFrom(String account, Instant now) {
        return owner != null && !owner.equals(account) && (reservedUntil == null || now.isBefore(reservedUntil));
    }

    boolean isInForceFor(String account) {
        return account.equals(owner) && reservedUntil == null;
    }

    @Nullable
    String ownerInForce() {
        return reservedUntil == null ? owner : null;
    }

    /** For whom it is reserved, if it is. */
    @Nullable
    String reservedFor(Instant now) {
        return reservedUntil != null && now.isBefore(reservedUntil) ? owner : null;
    }

    /** Whether nobody else can have it before that; another spelling of it can be in force. */
    boolean isKeptFor(String account, Instant until) {
        return account.equals(owner) && (reservedUntil == null || !reservedUntil.isBefore(until));
    }
}
