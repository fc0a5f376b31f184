package org.emailchange.query.support;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.emailchange.accounts.account.Account;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.InvalidEmailAddress;
import org.emailchange.eventstore.address.AddressIds;
import org.emailchange.query.status.StatusQueries;
import org.springframework.stereotype.Component;

/** Finds accounts by their id, their name or their address, each of which has to be given in full. */
@Component
class Search {
    private final Accounts accounts;
    private final AddressIds addresses;
    private final StatusQueries statuses;

    Search(Accounts accounts, AddressIds addresses, StatusQueries statuses) {
        this.accounts = accounts;
        this.addresses = addresses;
        this.statuses = statuses;
    }

    List<Account> find(String query) {
        var text = query.strip();
        return Stream.of(byId(text).stream(), accounts.findByUsername(text).stream(), byAddress(text))
                .flatMap(found -> found)
                .distinct()
                .toList();
    }

    private Optional<Account> byId(String text) {
        try {
            return accounts.find(AccountId.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Stream<Account> byAddress(String text) {
        try {
            return statuses.accountsWithAddress(addresses.idOf(new EmailAddress(text))).stream()
                    .map(accounts::find)
                    .flatMap(Optional::stream);
        } catch (InvalidEmailAddress e) {
            return Stream.empty();
        }
    }
}
