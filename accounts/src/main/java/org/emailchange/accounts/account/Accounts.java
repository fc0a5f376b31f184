package org.emailchange.accounts.account;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.emailchange.accounts.staff.Staff;
import org.emailchange.api.AccountId;
import org.emailchange.web.page.Languages;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.security.Caller.AccountOwner;
import org.emailchange.web.security.CallerDirectory;
import org.emailchange.web.security.EncodedPassword;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All accounts, in the table {@code account}; their owners sign in by their usernames. */
@Component
@Order(1)
public class Accounts implements CallerDirectory {

    private final JdbcClient database;
    private final Staff staff;
    private final Clock clock;

    /** Accounts in this database; none takes the name of a member of the staff. */
    public Accounts(JdbcClient database, Staff staff, Clock clock) {
        this.database = database;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * Opens an account in the caller's transaction, or in one of its own where there is none.
     *
     * @throws ProblemException INVALID_USERNAME when the name breaks the rules for names
     * @throws ProblemException USERNAME_TAKEN when another account or a member of the staff has the name
     * @throws ProblemException ACCOUNT_EXISTS when there is an account of this id
     */
    @Transactional
    public Account open(NewAccount newAccount) {
        var username = new Username(newAccount.username());
        if (staff.hasMember(username.typed())) {
            throw new ProblemException(AccountProblem.USERNAME_TAKEN);
        }
        if (!insert(newAccount, username)) {
            throw new ProblemException(
                    exists(newAccount.id()) ? AccountProblem.ACCOUNT_EXISTS : AccountProblem.USERNAME_TAKEN);
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

    /** The account of this id. */
    public Optional<Account> find(AccountId id) {
        return database.sql("select account_id as id, username, language from account where account_id = :id")
                .param("id", id.uuid())
                .query(Account.class)
                .optional();
    }

    @Override
    public Optional<Entry> find(String name) {
        if (!Username.isValid(name)) {
            return Optional.empty();
        }
        return database.sql(
                        "select account_id, password_hash, credential_changes from account where username_key = :key")
                .param("key", CallerDirectory.keyOf(name))
                .query((row, number) -> new Entry(
                        new AccountOwner(AccountId.of(row.getObject(1, UUID.class))),
                        new EncodedPassword(row.getString(2)),
                        row.getInt(3)))
                .optional();
    }

    @Override
    public Optional<Locale> languageOf(AccountId account) {
        return find(account).map(Account::language);
    }

    /** The account of this name, in whatever case it is typed. */
    public Optional<Account> findByUsername(String username) {
        if (!Username.isValid(username)) {
            return Optional.empty();
        }
        return database.sql("select account_id as id, username, language from account where username_key = :key")
                .param("key", CallerDirectory.keyOf(username))
                .query(Account.class)
                .optional();
    }

    /** Whether there is an account of this id. */
    public boolean exists(AccountId id) {
        return database.sql("select exists (select from account where account_id = :id)")
                .param("id", id.uuid())
                .query(Boolean.class)
                .single();
    }

    /**
     * Changes the language of mails to the owner.
     *
     * @param language one of {@link Languages#ALL}
     * @return false where there is no account of this id
     */
    public boolean changeLanguage(AccountId id, Locale language) {
        return database.sql("update account set language = :language where account_id = :id")
                        .param("language", language.toLanguageTag())
                        .param("id", id.uuid())
                        .update()
                == 1;
    }
}
