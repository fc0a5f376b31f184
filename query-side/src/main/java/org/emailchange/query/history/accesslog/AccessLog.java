package org.emailchange.query.history.accesslog;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.audit.FindAccessLog;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records which member of the staff read about which account; the data itself is not kept. */
@Component
public class AccessLog {
    private final JdbcClient jdbc;
    private final Clock clock;

    AccessLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** To be called before the data is read: an access that cannot be recorded must not happen. */
    public void record(String by, FindAccessLog.Kind kind, AccountId account) {
        insert(by, kind, account);
    }

    /** Like above, for data of all accounts. */
    public void recordAll(String by, FindAccessLog.Kind kind) {
        insert(by, kind, null);
    }

    private void insert(String by, FindAccessLog.Kind kind, @Nullable AccountId account) {
        jdbc.sql("insert into access_log (at, by, kind, account_id) values (:at, :by, :kind, :account)")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("kind", kind.name())
                .param("account", account == null ? null : account.uuid())
                .update();
    }

    /** Newest first. */
    @QueryHandler
    List<FindAccessLog.Result> on(FindAccessLog query) {
        return jdbc.sql("""
                        select id, at, by, kind, account_id from access_log
                        where id < :before and (:account::uuid is null or account_id = :account)
                        order by id desc limit :max""")
                .param("before", query.before())
                .param(
                        "account",
                        query.accountId() == null ? null : query.accountId().uuid())
                .param("max", query.max())
                .query(FindAccessLog.Result.class)
                .list();
    }
}
