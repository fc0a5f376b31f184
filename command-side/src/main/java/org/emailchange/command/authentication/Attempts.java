package org.emailchange.command.authentication;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.Rejection;
import org.emailchange.command.change.ChangePolicy;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * The attempts of an account that may still be made before a lock. An attempt takes its place in the database before
 * the secret is checked, so that no number of requests at once, on any number of nodes, makes more checks than that.
 */
@Component
public class Attempts {

    /** A check takes less. */
    private static final Duration WHILE_CHECKS_RUN = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final ChangePolicy policy;
    private final Clock clock;

    Attempts(JdbcClient jdbc, ChangePolicy policy, Clock clock) {
        this.jdbc = jdbc;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Takes a place.
     *
     * @throws EmailChangeRejected LOCKED where the account is
     * @throws ProblemException RATE_LIMITED where all places are taken by attempts that are still being checked
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

    /** The secret was right, and the change is asked for: failures in a row start again. */
    void forget(AccountId account) {
        var alone = of(account, """
                        delete from credential_attempt
                        where account_id = :account and running <= 1 and locked_until is null""").update();
        if (alone == 0) {
            end(account, "failures = 0");
        }
    }

    /** The secret was right, but the change was refused: this attempt was none. */
    void giveBack(AccountId account) {
        end(account, "failures = failures");
    }

    /** The secret was wrong. Where that locks, the lock comes first, so that there is no gap between the two. */
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

    /** The account is locked until then, for whatever reason. */
    public void lock(AccountId account, Instant until) {
        if (!clock.instant().isBefore(until)) {
            // Heard of late: the lock is over, and new attempts must not be taken for its failures.
            return;
        }
        of(account, """
                        insert into credential_attempt as a (account_id, failures, taken_until, locked_until)
                        values (:account, 0, :until, :until)
                        on conflict (account_id) do update
                            set locked_until = greatest(a.locked_until, excluded.locked_until)""").param("until", Timestamp.from(until)).update();
    }

    private RuntimeException refused(AccountId account, Instant now) {
        return lockedUntil(account)
                .filter(now::isBefore)
                .<RuntimeException>map(until -> new EmailChangeRejected(Rejection.LOCKED, until))
                .orElseGet(() -> new ProblemException(
                        Problem.of(GeneralProblem.RATE_LIMITED).retryAfter(WHILE_CHECKS_RUN)));
    }

    private Optional<Instant> lockedUntil(AccountId account) {
        return of(account, "select locked_until from credential_attempt where account_id = :account")
                .query((row, number) -> Optional.ofNullable(row.getTimestamp("locked_until")))
                .optional()
                .flatMap(until -> until)
                .map(Timestamp::toInstant);
    }

    private StatementSpec of(AccountId account, String sql) {
        return jdbc.sql(sql).param("account", account.uuid());
    }
}
