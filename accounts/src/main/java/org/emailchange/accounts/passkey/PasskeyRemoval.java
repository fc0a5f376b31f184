package org.emailchange.accounts.passkey;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.emailchange.api.AccountId;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** How passkeys end, and what becomes of one when the current mailbox speaks. Each statement joins the caller's transaction. */
@Component
public class PasskeyRemoval {

    private final JdbcClient database;
    private final Clock clock;

    PasskeyRemoval(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Removes a passkey of the account, and keeps it for a while so that this can be taken back.
     *
     * @param keptSince passkeys that were removed before are forgotten
     * @throws ProblemException NOT_FOUND where it was removed meanwhile
     */
    public void remove(AccountId account, UUID id, Instant keptSince) {
        of("delete from passkey where account_id = :account and removed_at < :before", account)
                .param("before", Timestamp.from(keptSince))
                .update();
        var removed = of("""
                        update passkey set removed_at = :now
                        where account_id = :account and passkey_id = :id and removed_at is null""", account).param("id", id).update();
        if (removed == 0) {
            throw new ProblemException(GeneralProblem.NOT_FOUND);
        }
    }

    /** Lets a removed passkey work again, if it was trusted when it was removed. */
    public void restore(AccountId account, UUID id) {
        of("""
                        update passkey set removed_at = null
                        where account_id = :account and passkey_id = :id and trusted_from <= removed_at""", account).param("id", id).update();
    }

    /** Trusts a passkey from now on, as the current mailbox has confirmed it. */
    public void trust(AccountId account, UUID id) {
        of("update passkey set trusted_from = :now where account_id = :account and passkey_id = :id", account)
                .param("id", id)
                .update();
    }

    /** Removes a passkey for good, if it is still there. */
    public void drop(AccountId account, UUID id) {
        of("delete from passkey where account_id = :account and passkey_id = :id", account)
                .param("id", id)
                .update();
    }

    /** Removes the passkeys of the account that open no more than a password yet. */
    public void removeUntrusted(AccountId account) {
        of("delete from passkey where account_id = :account and trusted_from > :now", account)
                .update();
    }

    /** Removes the passkeys of the account that were added since then, and those that are not trusted yet. */
    public void removeSince(AccountId account, Instant since) {
        of("""
                        delete from passkey
                        where account_id = :account and (created_at >= :since or trusted_from > :now)""", account).param("since", Timestamp.from(since)).update();
    }

    /** Removes all passkeys of the account. */
    public void removeAll(AccountId account) {
        of("delete from passkey where account_id = :account", account).update();
    }

    private StatementSpec of(String sql, AccountId account) {
        return database.sql(sql).param("account", account.uuid()).param("now", Timestamp.from(clock.instant()));
    }
}
