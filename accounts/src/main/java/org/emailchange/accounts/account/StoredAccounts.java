package org.emailchange.accounts.account;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.emailchange.api.AccountId;
import org.emailchange.web.problem.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class StoredAccounts implements Accounts {

    private final JdbcClient database;
    private final ReservedNames reserved;
    private final Clock clock;

    StoredAccounts(JdbcClient database, ReservedNames reserved, Clock clock) {
        this.database = database;
        this.reserved = reserved;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Account open(NewAccount newAccount) {
        var username = new Username(newAccount.username());
        if (reserved.include(username.typed())) {
            throw new ProblemException(AccountProblem.USERNAME_TAKEN);
        }
        if (!insert(newAccount, username)) {
            if (exists(newAccount.id())) {
                throw new ProblemException(AccountProblem.ACCOUNT_EXISTS);
            }
            throw new ProblemException(AccountProblem.USERNAME_TAKEN);
        }
        return new Account(newAccount.id(), username.typed(), newAccount.language());
    }

    /** Leaves the decision to the unique keys, which hold on all nodes, and the caller's transaction usable. */
    private boolean insert(NewAccount newAccount, Username username) {
        return database.sql("""
                        insert into account (account_id, username, username_key, password_hash, language, opened_at)
                        values (:id, :username, :key, :hash, :language, :openedAt)
                        on conflict do nothing""")
                        .param("id", newAccount.id().uuid())
                        .param("username", username.typed())
                        .param("key", username.key())
                        .param("hash", newAccount.password().value())
                        .param("language", newAccount.language().toLanguageTag())
                        .param("openedAt", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return database.sql("select account_id, username, language from account where account_id = :id")
                .param("id", id.uuid())
                .query(AccountRow::account)
                .optional();
    }

    @Override
    public Optional<Account> findByUsername(String username) {
        if (!Username.keepsTheRules(username)) {
            return Optional.empty();
        }
        return database.sql("select account_id, username, language from account where username_key = :key")
                .param("key", Username.keyOf(username))
                .query(AccountRow::account)
                .optional();
    }

    @Override
    public boolean changeLanguage(AccountId id, Locale language) {
        return database.sql("update account set language = :language where account_id = :id")
                        .param("language", language.toLanguageTag())
                        .param("id", id.uuid())
                        .update()
                == 1;
    }

    @Override
    public boolean exists(AccountId id) {
        return database.sql("select exists (select from account where account_id = :id)")
                .param("id", id.uuid())
                .query(Boolean.class)
                .single();
    }
}
