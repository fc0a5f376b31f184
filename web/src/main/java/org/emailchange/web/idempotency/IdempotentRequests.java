package org.emailchange.web.idempotency;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.emailchange.api.InvalidSetting;
import org.emailchange.web.idempotency.RequestFingerprints.Fingerprint;
import org.emailchange.web.limit.Rate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The requests with a key, for all nodes. Each statement is a transaction of its own: no lock is held while waiting. */
@Component
class IdempotentRequests {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private static final String CLAIM = """
            insert into idempotent_request as r (id, fingerprint, owner, lease_until, expires_at)
            values (:id, :fingerprint, :owner, :lease, :expires)
            on conflict (id) do update
               set fingerprint = excluded.fingerprint, owner = excluded.owner, lease_until = excluded.lease_until,
                   expires_at = excluded.expires_at, status = null, headers = null, body = null
             where r.expires_at <= :now
                or r.status is null and r.lease_until <= :now and r.fingerprint = excluded.fingerprint""";
    private static final String STORE = """
            update idempotent_request set status = :status, headers = cast(:headers as jsonb), body = :body
             where id = :id and owner = :owner and status is null""";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Settings settings;
    private final Clock clock;
    private final SecureRandom random;

    IdempotentRequests(JdbcClient jdbc, JsonMapper json, Settings settings, Clock clock, SecureRandom random) {
        this.jdbc = jdbc;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    /**
     * The settings {@code email-change.idempotency.*}.
     *
     * @param retention how long a response is stored for repeats
     * @param patience how long a repeat waits for the response to the first request
     * @param lease how long the first request may take; after that it counts as lost, and a repeat is executed instead
     * @param keysPerAccount how many requests with a key one account may send, which bounds what is stored for it
     */
    @ConfigurationProperties("email-change.idempotency")
    record Settings(
            @DefaultValue("24h") Duration retention,
            @DefaultValue("10s") Duration patience,
            @DefaultValue("60s") Duration lease,
            @DefaultValue("300/1d") Rate keysPerAccount) {

        Settings {
            if (retention.compareTo(lease) < 0) {
                throw new InvalidSetting(
                        "Set email-change.idempotency.retention to at least email-change.idempotency.lease.");
            }
            if (lease.compareTo(patience) <= 0 || patience.isNegative()) {
                throw new InvalidSetting(
                        "Set email-change.idempotency.patience to 0s or more, and to less than email-change.idempotency.lease.");
            }
        }
    }

    /** What became of claiming a request. */
    sealed interface Claim {

        /** The request is to be executed, and its response stored. */
        record Acquired(String id, long owner) implements Claim {}

        /** The same request is being executed, until then at the latest. */
        record InFlight(Instant until) implements Claim {}

        /** The request has been executed. */
        record Done(StoredResponse response) implements Claim {}

        /** The key belongs to another request. */
        record Mismatch() implements Claim {}
    }

    /** Removes expired requests once an hour. */
    @Configuration(proxyBeanMethods = false)
    static class Cleanup {

        @Bean
        RecurringTask<Void> idempotencyCleanup(IdempotentRequests requests) {
            return Tasks.recurring("idempotency-cleanup", FixedDelay.ofHours(1))
                    .execute((instance, context) -> requests.removeExpired());
        }
    }

    /** Claims the request, unless it is in flight or done. */
    Claim claim(Fingerprint request) {
        var now = clock.instant();
        var owner = random.nextLong();
        var claimed = jdbc.sql(CLAIM)
                .param("id", request.id())
                .param("fingerprint", request.content())
                .param("owner", owner)
                .param("lease", Timestamp.from(now.plus(settings.lease())))
                .param("expires", Timestamp.from(now.plus(settings.retention())))
                .param("now", Timestamp.from(now))
                .update();
        return claimed == 1 ? new Claim.Acquired(request.id(), owner) : find(request, now);
    }

    /** A row that is gone again was released this very moment. */
    private Claim find(Fingerprint request, Instant now) {
        return jdbc.sql("select * from idempotent_request where id = :id")
                .param("id", request.id())
                .query((row, number) -> claim(row, request))
                .optional()
                .orElse(new Claim.InFlight(now));
    }

    private Claim claim(ResultSet row, Fingerprint request) throws SQLException {
        if (!request.content().equals(row.getString("fingerprint"))) {
            return new Claim.Mismatch();
        }
        if (row.getObject("status") == null) {
            return new Claim.InFlight(row.getTimestamp("lease_until").toInstant());
        }
        var headers = json.readValue(row.getString("headers"), HEADERS);
        return new Claim.Done(new StoredResponse(row.getInt("status"), headers, row.getBytes("body")));
    }

    /** Stores the response for repeats. */
    void store(Claim.Acquired claim, StoredResponse response) {
        jdbc.sql(STORE)
                .param("status", response.status())
                .param("headers", json.writeValueAsString(response.headers()))
                .param("body", response.body())
                .param("id", claim.id())
                .param("owner", claim.owner())
                .update();
    }

    /** Nothing was done: the next repeat is executed. */
    void release(Claim.Acquired claim) {
        jdbc.sql("delete from idempotent_request where id = :id and owner = :owner and status is null")
                .param("id", claim.id())
                .param("owner", claim.owner())
                .update();
    }

    void removeExpired() {
        jdbc.sql("delete from idempotent_request where expires_at <= :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
