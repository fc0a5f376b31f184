package org.emailchange.web.idempotency;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The requests with a key, for all nodes. Each statement is a transaction of its own: nobody waits holding a lock. */
@Component
class IdempotentRequests {

    private static final String TAKE = """
            insert into idempotent_request as r (id, fingerprint, owner, lease_until, expires_at)
            values (:id, :fingerprint, :owner, :lease, :expires)
            on conflict (id) do update
               set fingerprint = excluded.fingerprint, owner = excluded.owner, lease_until = excluded.lease_until,
                   expires_at = excluded.expires_at, status = null, headers = null, body = null
             where r.expires_at <= :now
                or r.status is null and r.lease_until <= :now and r.fingerprint = excluded.fingerprint""";
    private static final String KEEP = """
            update idempotent_request set status = :status, headers = cast(:headers as jsonb), body = :body
             where id = :id and owner = :owner and status is null""";

    private final JdbcClient jdbc;
    private final IdempotentRequestRow rows;
    private final IdempotencySettings settings;
    private final Clock clock;
    private final SecureRandom random;

    IdempotentRequests(
            JdbcClient jdbc,
            IdempotentRequestRow rows,
            IdempotencySettings settings,
            Clock clock,
            SecureRandom random) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    /** Takes the request on, if nobody has. */
    Claim claim(IdempotentRequest request) {
        var now = clock.instant();
        var owner = random.nextLong();
        var taken = jdbc.sql(TAKE)
                .param("id", request.id())
                .param("fingerprint", request.fingerprint())
                .param("owner", owner)
                .param("lease", Timestamp.from(now.plus(settings.lease())))
                .param("expires", Timestamp.from(now.plus(settings.retention())))
                .param("now", Timestamp.from(now))
                .update();
        return taken == 1 ? new Claim.Ours(request, owner) : found(request, now);
    }

    /** A row that is gone again was given up this very moment. */
    private Claim found(IdempotentRequest request, Instant now) {
        return jdbc.sql("select * from idempotent_request where id = :id")
                .param("id", request.id())
                .query(rows.against(request))
                .optional()
                .orElse(new Claim.Running(now));
    }

    /** Keeps the answer for repeats. */
    void keep(Claim.Ours ours, KeptAnswer answer) {
        jdbc.sql(KEEP)
                .param("status", answer.status())
                .param("headers", rows.text(answer.headers()))
                .param("body", answer.body())
                .param("id", ours.request().id())
                .param("owner", ours.owner())
                .update();
    }

    /** Nothing was done: the next repeat does it. */
    void giveUp(Claim.Ours ours) {
        jdbc.sql("delete from idempotent_request where id = :id and owner = :owner and status is null")
                .param("id", ours.request().id())
                .param("owner", ours.owner())
                .update();
    }

    /** Forgets what nobody may repeat any more. */
    void forgetExpired() {
        jdbc.sql("delete from idempotent_request where expires_at <= :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
