package org.emailchange.command.usecase;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.LockReason;
import org.emailchange.api.Rejection;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.CredentialsChanged;
import org.emailchange.command.change.ChangePolicy;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Limits how many credentials of an account are checked before it is locked. An attempt is charged in the database before
 * its secret is checked, so that any number of requests at once, on any number of nodes, gets no more checks than that.
 */
@Component
@ProcessingGroup("process-reactions")
@DisallowReplay
class CredentialThrottle {

    /** A check takes less. */
    private static final Duration WHILE_CHECKS_RUN = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final ChangePolicy policy;
    private final Clock clock;

    CredentialThrottle(JdbcClient jdbc, ChangePolicy policy, Clock clock) {
        this.jdbc = jdbc;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Charges an attempt.
     *
     * @throws EmailChangeRejected LOCKED where the account is
     * @throws ProblemException RATE_LIMITED where attempts that are still being checked use up all that are left
     */
    void charge(AccountId account) {
        var now = clock.instant();
        var charged = of(account, """
                        insert into credential_attempt as a (account_id, failures, running, taken_until)
                        values (:account, 0, 1, :until)
                        on conflict (account_id) do update
                            set failures = case when a.locked_until <= :now then 0 else a.failures end,
                                running = case when least(a.locked_until, a.taken_until) <= :now then 1
                                               else a.running + 1 end,
                                taken_until = excluded.taken_until,
                                locked_until = null
                            where case when a.locked_until is not null then a.locked_until <= :now
                                       else a.running = 0 or a.failures + a.running < :max
                                            or a.taken_until <= :now end""")
                .param("until", Timestamp.from(now.plus(policy.lockDuration())))
                .param("max", policy.maxFailures())
                .param("now", Timestamp.from(now))
                .update();
        if (charged == 0) {
            throw refused(account, now);
        }
    }

    /** Ends an attempt that succeeded: failures in a row start again. */
    void reset(AccountId account) {
        var alone = of(account, """
                        delete from credential_attempt
                        where account_id = :account and running <= 1 and locked_until is null""").update();
        if (alone == 0) {
            end(account, "failures = 0");
        }
    }

    /** Ends an attempt whose secret was right, but whose action was refused: it counts neither way. */
    void refund(AccountId account) {
        end(account, "failures = failures");
    }

    /** Ends an attempt whose secret was wrong. */
    void fail(AccountId account) {
        end(account, "failures = failures + 1");
    }

    private void end(AccountId account, String what) {
        of(
                        account,
                        "update credential_attempt set running = greatest(running - 1, 0), " + what
                                + " where account_id = :account")
                .update();
    }

    /** Also hears of locks that have another reason than failed attempts, and of those by other nodes. */
    @EventHandler
    void on(AccountLocked event) {
        lock(AccountId.of(event.accountId()), event.until(), event.reason());
    }

    /** Ends a lock that only new credentials end. */
    @EventHandler
    void on(CredentialsChanged event) {
        of(
                        AccountId.of(event.accountId()),
                        "update credential_attempt set locked_until = null"
                                + " where account_id = :account and locked_until = :until")
                .param("until", Timestamp.from(AccountLocked.UNTIL_NEW_CREDENTIALS))
                .update();
    }

    /** Refuses all attempts until then. */
    void lock(AccountId account, Instant until, LockReason reason) {
        if (!clock.instant().isBefore(until)) {
            // the event came late: the lock is over, and later attempts must not be taken for its failures
            return;
        }
        of(account, """
                        insert into credential_attempt as a (account_id, failures, taken_until, locked_until, lock_reason)
                        values (:account, 0, :until, :until, :reason)
                        on conflict (account_id) do update
                            set lock_reason = case when a.locked_until > excluded.locked_until then a.lock_reason
                                                   else excluded.lock_reason end,
                                locked_until = greatest(a.locked_until, excluded.locked_until)""")
                .param("until", Timestamp.from(until))
                .param("reason", reason.name())
                .update();
    }

    private RuntimeException refused(AccountId account, Instant now) {
        return of(account, """
                        select locked_until, coalesce(lock_reason, 'FAILED_ATTEMPTS') as lock_reason
                        from credential_attempt where account_id = :account and locked_until > :now""")
                .param("now", Timestamp.from(now))
                .query((row, number) -> (RuntimeException) new EmailChangeRejected(
                        Rejection.LOCKED,
                        row.getTimestamp("locked_until").toInstant(),
                        Map.of("lockReason", row.getString("lock_reason"))))
                .optional()
                .orElseGet(() -> new ProblemException(
                        Problem.of(GeneralProblem.RATE_LIMITED).retryAfter(WHILE_CHECKS_RUN)));
    }

    private StatementSpec of(AccountId account, String sql) {
        return jdbc.sql(sql).param("account", account.uuid());
    }
}
