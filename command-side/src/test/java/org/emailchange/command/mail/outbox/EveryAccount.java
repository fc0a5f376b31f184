package org.emailchange.command.mail.outbox;

import java.util.Locale;
import java.util.Optional;
import org.emailchange.accounts.account.Account;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.accounts.account.NewAccount;
import org.emailchange.api.AccountId;

/** Every account is there, and all are called alice. */
final class EveryAccount implements Accounts {

    @Override
    public Optional<Account> find(AccountId id) {
        return Optional.of(new Account(id, "alice", Locale.ENGLISH));
    }

    @Override
    public Account open(NewAccount newAccount) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Account> findByUsername(String username) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean changeLanguage(AccountId id, Locale language) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean exists(AccountId id) {
        return true;
    }
}
