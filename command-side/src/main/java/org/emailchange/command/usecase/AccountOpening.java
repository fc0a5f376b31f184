package org.emailchange.command.usecase;

import org.emailchange.accounts.account.Accounts;
import org.emailchange.accounts.account.NewAccount;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.command.ImportAddress;
import org.emailchange.web.request.Requester;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens accounts. */
@Component
public class AccountOpening {

    private final Accounts accounts;
    private final CommandDispatcher commands;

    AccountOpening(Accounts accounts, CommandDispatcher commands) {
        this.accounts = accounts;
        this.commands = commands;
    }

    /**
     * An address that an account brings along from elsewhere.
     *
     * @param verified whether the wallet vouches that its owner proved it
     */
    public record KnownAddress(EmailAddress email, boolean verified) {}

    /**
     * Opens an account and gives it the address that it brings along, in one transaction.
     *
     * @return the number of the account's last event
     */
    public long open(NewAccount account, @Nullable KnownAddress address, Requester requester) {
        if (address == null) {
            accounts.open(account);
            return 0;
        }
        return commands.<Long>sendAtomically(
                () -> {
                    accounts.open(account);
                    return new ImportAddress(account.id(), address.email(), address.verified());
                },
                requester);
    }
}
