package org.emailchange.command.authentication;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.Rejection;
import org.emailchange.command.change.ChangePolicy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The attempts of an account that may still be made before a lock. An attempt takes its place in the database before
 * the secret is checked, so that no number of requests at once, on any number of nodes, makes more checks than that.
 */
@Component
public class Attempts {

    private final JdbcClient jdbc;
    private final ChangePolicy policy;
    private final Clock clock;

    Attempts(JdbcClient jdbc, ChangePolicy policy, Clock clock) {
        this.jdbc = jdbc;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Takes a place. Where checks are still running in all places, it counts as locked as well.
     *
     * @throws EmailChangeRejected LOCKED where none is left
     */
    void charge(AccountId account) {
        var now = clock.instant();
        var charged = jdbc.sql("""
                        insert into credential_attempt as a (account_id, attempts, locked_until)
                        values (:account, 1, :until)
                        on conflict (account_id) do update
                            set attempts = case when a.attempts >= :max then 1 else a.attempts + 1 end,
                                locked_until = excluded.locked_until
                            where a.attempts < :max or a.locked_until <= :now""")
                .param("account", account.uuid())
                .param("until", Timestamp.from(now.plus(policy.lockDuration())))
                .param("max", policy.maxFailures())
                .param("now", Timestamp.from(now))
                .update();
        if (charged == 0) {
            throw new EmailChangeRejected(Rejection.LOCKED, lockedUntil(account, now));
        }
    }

    /** The secret was right, and the change is asked for: failures in a row start again. */
    void forget(AccountId account) {
        jdbc.sql("delete from credential_attempt where account_id = :account")
                .param("account", account.uuid())
                .update();
    }

    /** The secret was right, but the change was refused: this attempt was none. */
    void giveBack(AccountId account) {
        jdbc.sql("""
                        update credential_attempt set attempts = attempts - 1
                        where account_id = :account and attempts > 0""").param("account", account.uuid()).update();
    }

    /** The account is locked until then, for whatever reason. */
    public void lock(AccountId account, Instant until) {
        if (!clock.instant().isBefore(until)) {
            // Heard of late: the lock is over, and new attempts must not be taken for its failures.
            return;
        }
        jdbc.sql("""
                        insert into credential_attempt as a (account_id, attempts, locked_until)
                        values (:account, :max, :until)
                        on conflict (account_id) do update
                            set attempts = excluded.attempts,
                                locked_until = greatest(a.locked_until, excluded.locked_until)""")
                .param("account", account.uuid())
                .param("max", policy.maxFailures())
                .param("until", Timestamp.from(until))
                .update();
    }

    private Instant lockedUntil(AccountId account, Instant now) {
        return jdbc.sql("select locked_until from credential_attempt where account_id = :account")
                .param("account", account.uuid())
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant)
                .orElse(now);
    }
}
