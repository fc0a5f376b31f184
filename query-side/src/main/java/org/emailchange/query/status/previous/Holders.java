package org.emailchange.query.status.previous;

import java.util.List;
import org.emailchange.api.AccountId;
import org.springframework.stereotype.Component;

/** Answers who has an address now, proved or not. */
@Component
public class Holders {
    private final AddressesViews accounts;

    Holders(AddressesViews accounts) {
        this.accounts = accounts;
    }

    /** The accounts whose address has this id; at most one of them has proved it. */
    public List<AccountId> of(String addressId) {
        return accounts.findByAddressId(addressId).stream()
                .map(view -> AccountId.of(view.getId()))
                .toList();
    }
}
