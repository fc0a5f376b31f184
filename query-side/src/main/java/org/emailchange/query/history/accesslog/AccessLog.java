package org.emailchange.query.history.accesslog;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.audit.FindAccessLog;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers which member of the staff read whose data; the data itself is not kept. */
@Component
public class AccessLog {
    private final JdbcClient jdbc;
    private final Clock clock;

    AccessLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** To be called before the data is shown: what cannot be remembered is not shown. */
    public void note(String by, Reading kind, AccountId account) {
        insert(by, kind, account);
    }

    /** The same for who reads about all accounts. */
    public void noteAll(String by, Reading kind) {
        insert(by, kind, null);
    }

    private void insert(String by, Reading kind, @Nullable AccountId account) {
        jdbc.sql("insert into access_log (at, by, kind, account_id) values (:at, :by, :kind, :account)")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("kind", kind.name())
                .param("account", account == null ? null : account.uuid())
                .update();
    }

    /** Newest first. */
    List<FindAccessLog.Result> before(long id, @Nullable AccountId account, int max) {
        return jdbc.sql("""
                        select id, at, by, kind, account_id from access_log
                        where id < :before and (:account::uuid is null or account_id = :account)
                        order by id desc limit :max""")
                .param("before", id)
                .param("account", account == null ? null : account.uuid())
                .param("max", max)
                .query((row, number) -> new FindAccessLog.Result(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by"),
                        row.getString("kind"),
                        row.getString("account_id")))
                .list();
    }
}
