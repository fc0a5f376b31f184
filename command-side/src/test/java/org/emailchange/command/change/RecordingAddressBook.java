package org.emailchange.command.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;
import org.jspecify.annotations.Nullable;

/** An address book in memory, which also tells what was written into it. */
final class RecordingAddressBook implements AddressBook {

    private record Ownership(AccountId owner, @Nullable Instant reservedUntil) {

        boolean standsAt(Instant now) {
            return reservedUntil == null || now.isBefore(reservedUntil);
        }
    }

    private final Map<String, Ownership> ownerships = new HashMap<>();
    private final List<String> written = new ArrayList<>();

    @Override
    public String idOf(EmailAddress address) {
        return "address-" + address.canonical();
    }

    @Override
    public boolean ownedByAnother(String addressId, AccountId account, Instant now) {
        var ownership = ownerships.get(addressId);
        return ownership != null && ownership.standsAt(now) && !ownership.owner.equals(account);
    }

    @Override
    public boolean claim(String addressId, AccountId account, Instant now) {
        if (ownedByAnother(addressId, account, now)) {
            return false;
        }
        ownerships.put(addressId, new Ownership(account, null));
        written.add("claim " + addressId);
        return true;
    }

    @Override
    public void reserve(String addressId, AccountId account, Instant until) {
        if (owns(addressId, account)) {
            ownerships.put(addressId, new Ownership(account, until));
        }
        written.add("reserve " + addressId + " until " + until);
    }

    @Override
    public void release(String addressId, AccountId account) {
        if (owns(addressId, account)) {
            ownerships.remove(addressId);
        }
        written.add("release " + addressId);
    }

    @Override
    public void recordUnverifiedUse(String addressId, AccountId account) {
        written.add("hold " + addressId);
    }

    boolean owns(String addressId, AccountId account) {
        var ownership = ownerships.get(addressId);
        return ownership != null && ownership.owner.equals(account);
    }

    /** What was written since the last time of asking. */
    List<String> written() {
        var since = List.copyOf(written);
        written.clear();
        return since;
    }
}
