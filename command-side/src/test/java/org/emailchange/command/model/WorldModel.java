package org.emailchange.command.model;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.emailchange.api.event.AddressEvent;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.command.change.ChangePolicy;

/** All accounts and addresses, and what must hold between them whenever a command is through. */
final class WorldModel {

    private final Map<String, AccountModel> accounts = new HashMap<>();
    private final Map<String, AddressModel> addresses = new HashMap<>();
    private final ChangePolicy policy;

    WorldModel(ChangePolicy policy) {
        this.policy = policy;
    }

    void accept(List<Object> events, Instant now) {
        for (var event : events) {
            if (event instanceof EmailChangeEvent e) {
                accounts.computeIfAbsent(e.accountId(), any -> new AccountModel(policy))
                        .accept(e);
            } else if (event instanceof AddressEvent e) {
                addresses
                        .computeIfAbsent(e.addressId(), any -> new AddressModel())
                        .accept(e);
            }
        }
        accounts.forEach((id, account) -> check(id, account, now));
        addresses.forEach((id, address) -> {
            var owner = address.ownerInForce();
            Allowed.when(
                    owner == null || id.equals(accounts.get(owner).verifiedAddressId()),
                    "who owns an address has it in force");
            var keeper = address.reservedFor(now);
            Allowed.when(
                    keeper == null
                            || accounts.get(keeper).undoable(now).stream()
                                    .anyMatch(approval -> id.equals(approval.formerAddressId())),
                    "an address is kept for an undo that can happen");
        });
    }

    /** A side confirmed by a link of this generation. */
    void confirmed(String account, String change, int generation) {
        Allowed.when(accounts.get(account).generationOf(change) == generation, "links that were replaced are dead");
    }

    private void check(String id, AccountModel account, Instant now) {
        var verified = account.verifiedAddressId();
        Allowed.when(verified == null || addresses.get(verified).isInForceFor(id), "a verified address is owned");
        for (var approval : account.undoable(now)) {
            Allowed.when(
                    addresses.get(approval.formerAddressId()).isReservedFor(id, approval.undoUntil()),
                    "the former address is kept while it can come back");
        }
    }
}
