package org.emailchange.command.rest;

import org.axonframework.commandhandling.CommandMessage;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.accounts.account.NewAccount;
import org.emailchange.api.AccountId;
import org.emailchange.api.command.ImportAddress;
import org.emailchange.command.usecase.Together;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens an account and gives it the address it brings along: both or neither. */
@Component
public class AccountOpening {

    private final Accounts accounts;
    private final Together together;

    AccountOpening(Accounts accounts, Together together) {
        this.accounts = accounts;
        this.together = together;
    }

    /**
     * Opens an account.
     *
     * @param address the address that it brings along, if any
     * @return the number of the account's last event
     */
    public long open(NewAccount account, @Nullable CommandMessage<ImportAddress> address) {
        if (address == null) {
            accounts.open(account);
            return 0;
        }
        return together.<Long>run(() -> {
            accounts.open(account);
            return address;
        });
    }

    /** Whether there is such an account already, by its id. */
    public boolean isOpen(AccountId id) {
        return accounts.exists(id);
    }
}
