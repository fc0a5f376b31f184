package org.emailchange.accounts.account;

import java.util.Locale;
import java.util.Optional;
import org.emailchange.api.AccountId;
import org.emailchange.web.security.Caller.AccountOwner;
import org.emailchange.web.security.CallerDirectory;
import org.emailchange.web.security.EncodedPassword;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The owners of accounts, who sign in by their username. */
@Component
@Order(1)
class AccountDirectory implements CallerDirectory {

    private final JdbcClient database;
    private final Accounts accounts;

    AccountDirectory(JdbcClient database, Accounts accounts) {
        this.database = database;
        this.accounts = accounts;
    }

    private record Row(AccountId accountId, EncodedPassword passwordHash, int credentialChanges) {}

    @Override
    public Optional<Entry> find(String name) {
        if (!Username.isValid(name)) {
            return Optional.empty();
        }
        return database.sql(
                        "select account_id, password_hash, credential_changes from account where username_key = :key")
                .param("key", CallerDirectory.keyOf(name))
                .query(Row.class)
                .optional()
                .map(row -> new Entry(new AccountOwner(row.accountId), row.passwordHash, row.credentialChanges));
    }

    @Override
    public Optional<Locale> languageOf(AccountId account) {
        return accounts.find(account).map(Account::language);
    }
}
