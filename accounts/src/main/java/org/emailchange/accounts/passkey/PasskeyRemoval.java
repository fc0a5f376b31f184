package org.emailchange.accounts.passkey;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.emailchange.api.AccountId;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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

    /** Deletes removed passkeys once an hour. */
    @Configuration(proxyBeanMethods = false)
    static class Cleanup {

        @Bean
        RecurringTask<Void> passkeyCleanup(PasskeyRemoval removal) {
            return Tasks.recurring("passkey-cleanup", FixedDelay.ofHours(1))
                    .execute((instance, context) -> removal.forget());
        }
    }

    /**
     * Removes a passkey of the account.
     *
     * @param keptUntil until then this can be taken back
     * @throws ProblemException NOT_FOUND where it was removed meanwhile
     */
    public void remove(AccountId account, UUID id, Instant keptUntil) {
        var removed = of("""
                        update passkey set removed_at = :now, kept_until = :until
                        where account_id = :account and passkey_id = :id and removed_at is null""", account)
                .param("id", id)
                .param("until", Timestamp.from(keptUntil))
                .update();
        if (removed == 0) {
            throw new ProblemException(GeneralProblem.NOT_FOUND);
        }
    }

    /** Deletes those that were removed and are not kept any longer, of all accounts. */
    void forget() {
        database.sql("delete from passkey where kept_until < :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Lets a removed passkey work again, if it was trusted when it was removed. */
    public void restore(AccountId account, UUID id) {
        of("""
                        update passkey set removed_at = null, kept_until = null
                        where account_id = :account and passkey_id = :id and trusted_from <= removed_at""", account).param("id", id).update();
    }

    /** Trusts a passkey from now on, if it is still there, as the current mailbox has confirmed it. */
    public void trust(AccountId account, UUID id) {
        of("""
                        update passkey set trusted_from = least(trusted_from, :now)
                        where account_id = :account and passkey_id = :id and removed_at is null""", account).param("id", id).update();
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
