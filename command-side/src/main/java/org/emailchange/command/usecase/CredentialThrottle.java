package org.emailchange.command.usecase;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.Ids;
import org.emailchange.api.LockReason;
import org.emailchange.api.Rejection;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.credential.CredentialsChanged;
import org.emailchange.command.change.ChangePolicy;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Limits how many credentials of an account are checked before it is locked. An attempt is charged in the database before
 * its secret is checked, so that any number of requests at once, on any number of nodes, gets no more checks than that.
 */
@Component
@ProcessingGroup("process")
@DisallowReplay
class CredentialThrottle {

    /** A check takes less. A place whose attempt never came to an end, because its process was killed, is free after that. */
    private static final Duration PLACE = Duration.ofSeconds(30);

    /** An attempt that is older has probably not come to its end. */
    private static final Duration USUAL = Duration.ofSeconds(5);

    private static final Duration SOON = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final ChangePolicy policy;
    private final Ids ids;
    private final Clock clock;

    CredentialThrottle(JdbcClient jdbc, ChangePolicy policy, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.policy = policy;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Charges an attempt.
     *
     * @return its place, which it has until it ends, or for half a minute
     * @throws EmailChangeRejected LOCKED where the account is
     * @throws ProblemException RATE_LIMITED where attempts that are still being checked use up all that are left
     */
    UUID charge(AccountId account) {
        var now = clock.instant();
        var place = ids.uuid();
        var charged = of(account, """
                        insert into credential_attempt as a (account_id, failures, places)
                        values (:account, 0, jsonb_build_object(:place, :until))
                        on conflict (account_id) do update
                            set failures = case when a.locked_until <= :now then 0 else a.failures end,
                                places = places_taken(a.places, :at) || excluded.places,
                                locked_until = null
                            where case when a.locked_until is not null then a.locked_until <= :now
                                       else places_taken(a.places, :at) = '{}'
                                            or a.failures + cardinality(array(
                                                 select jsonb_object_keys(places_taken(a.places, :at)))) < :max end""")
                .param("place", place.toString())
                .param("until", now.plus(PLACE).toEpochMilli())
                .param("at", now.toEpochMilli())
                .param("max", policy.maxFailures())
                .param("now", Timestamp.from(now))
                .update();
        if (charged == 0) {
            throw refused(account, now);
        }
        return place;
    }

    /** Ends an attempt that succeeded: failures in a row start again. */
    void reset(AccountId account, UUID place) {
        var alone = of(account, """
                        delete from credential_attempt
                        where account_id = :account and places - :place = '{}' and locked_until is null""").param("place", place.toString()).update();
        if (alone == 0) {
            end(account, place, "failures = 0");
        }
    }

    /** Ends an attempt whose secret was right but whose action was refused, or was not checked: it counts neither way. */
    void refund(AccountId account, UUID place) {
        end(account, place, "failures = failures");
    }

    /** Ends an attempt whose secret was wrong. */
    void fail(AccountId account, UUID place) {
        end(account, place, "failures = failures + 1");
    }

    private void end(AccountId account, UUID place, String what) {
        of(account, "update credential_attempt set places = places - :place, " + what + " where account_id = :account")
                .param("place", place.toString())
                .update();
    }

    /**
     * Also hears of locks that have another reason than failed attempts, and of those by other nodes. What follows from the
     * next events may take its time, and attempts are not to wait for that: hence the transaction of its own.
     */
    @EventHandler
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void on(AccountLocked event) {
        lock(AccountId.of(event.accountId()), event.until(), event.reason());
    }

    /** Ends a lock that only new credentials end. */
    @EventHandler
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void on(CredentialsChanged event) {
        onNewCredentials(AccountId.of(event.accountId()));
    }

    /** The same, at once. */
    void onNewCredentials(AccountId account) {
        of(
                        account,
                        "update credential_attempt set locked_until = null, failures = 0"
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
                        insert into credential_attempt as a (account_id, failures, locked_until, lock_reason)
                        values (:account, 0, :until, :reason)
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
                        Problem.of(GeneralProblem.RATE_LIMITED).retryAfter(wait(account, now))));
    }

    /** Soon, if an attempt is likely to end soon; else when the first of the places is free again. */
    private Duration wait(AccountId account, Instant now) {
        var first = of(account, """
                        select min(cast(value as bigint)) from credential_attempt, jsonb_each(places_taken(places, :at))
                        where account_id = :account""")
                .param("at", now.toEpochMilli())
                .query(Long.class)
                .optional()
                .orElse(0L);
        var left = Duration.between(now, Instant.ofEpochMilli(first));
        return left.isNegative() || left.compareTo(PLACE.minus(USUAL)) > 0 ? SOON : left;
    }

    private StatementSpec of(AccountId account, String sql) {
        return jdbc.sql(sql).param("account", account.uuid());
    }
}
