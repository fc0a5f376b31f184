package org.emailchange.command.mail.outbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.MailKind;
import org.emailchange.api.Side;
import org.emailchange.command.mail.message.MailModel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The table of ordered mails. Every statement joins the caller's transaction, or is one of its own. */
@Component
class MailOrderTable {

    private static final String ADD = """
            insert into mail_order (id, account_id, change_id, kind, side, suppressed, state, trace_id, content,
                ordered_at, next_attempt_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?)
            on conflict do nothing""";
    private static final String TAKE = """
            update mail_order set next_attempt_at = ?
             where id = any (array(select id from mail_order where next_attempt_at <= ?
                                    order by next_attempt_at limit ? for update skip locked))
            returning *""";
    private static final String POSTPONE = """
            update mail_order
               set next_attempt_at = :now + least(make_interval(secs => :longest),
                                                  greatest(make_interval(secs => :shortest), :now - ordered_at))
             where id = :id and next_attempt_at is not null""";
    private static final String UPDATE = """
            update mail_order
               set state = :state, attempts = :attempts, error = :error, next_attempt_at = :next,
                   finished_at = case when :open then null else :now end,
                   content = case when :emptied then null else content end
             where id = :id and (state in ('PENDING', 'DELAYED') or :state = 'SENT')""";
    private static final String REOPEN = """
            update mail_order set state = 'DELAYED', next_attempt_at = ?, finished_at = null
             where id = ? and state = 'FAILED' and content is not null""";
    private static final String WITHDRAW = """
            update mail_order
               set content = null, next_attempt_at = null,
                   finished_at = coalesce(finished_at, ?),
                   state = case state when 'FAILED' then state else 'WITHDRAWN' end
             where account_id = ? and change_id = ? and content -> 'links' <> '[]'
               and state in ('PENDING', 'DELAYED', 'FAILED')
            returning id""";

    /** A mapper of its own, so that the settings of the web do not change what is stored. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final JdbcClient jdbc;

    MailOrderTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private int change(String sql, @Nullable Object... values) {
        return jdbc.sql(sql).params(Arrays.asList(values)).update();
    }

    /** Returns false if the mail was ordered before. */
    boolean add(MailOrder order, Instant now, Instant next) {
        var change = order.change();
        return change(
                        ADD,
                        UUID.fromString(order.id()),
                        order.account().uuid(),
                        change == null ? null : change.uuid(),
                        order.kind().name(),
                        order.to().name(),
                        order.suppressed(),
                        order.state().name(),
                        order.trace(),
                        JSON.writeValueAsString(order.content()),
                        time(now),
                        time(next))
                == 1;
    }

    Optional<MailOrder> find(String id) {
        return jdbc.sql("select * from mail_order where id = ?")
                .param(UUID.fromString(id))
                .query(MailOrderTable::order)
                .optional();
    }

    /** Takes mails that are due: until a time, nobody else does. */
    List<MailOrder> take(Instant now, Instant until, int most) {
        return jdbc.sql(TAKE)
                .params(time(until), time(now), most)
                .query(MailOrderTable::order)
                .list();
    }

    /** Nobody else takes these mails until a time; what is to be done for them only after the other time stays so. */
    void hold(Set<String> ids, Instant until, Instant atMost) {
        jdbc.sql("update mail_order set next_attempt_at = :until where id in (:ids) and next_attempt_at <= :atMost")
                .param("ids", ids.stream().map(UUID::fromString).toList())
                .param("until", time(until))
                .param("atMost", time(atMost))
                .update();
    }

    /** What could not be done for a mail waits as long again as it has been waiting. */
    void postpone(String id, Instant now, Duration shortest, Duration longest) {
        jdbc.sql(POSTPONE)
                .param("id", UUID.fromString(id))
                .param("now", time(now))
                .param("shortest", shortest.toMillis() / 1000.0)
                .param("longest", longest.toMillis() / 1000.0)
                .update();
    }

    /** Returns false if the mail was withdrawn meanwhile. It then stays so, unless it is out all the same. */
    boolean update(MailOrder order, Instant now) {
        var next = order.nextAttemptAt();
        return jdbc.sql(UPDATE)
                        .param("id", UUID.fromString(order.id()))
                        .param("state", order.state().name())
                        .param("attempts", order.attempts())
                        .param("error", order.error())
                        .param("next", next == null ? null : time(next))
                        .param("open", order.state().isOpen())
                        .param("emptied", order.content() == null)
                        .param("now", time(now))
                        .update()
                == 1;
    }

    /** Nothing more is to be done for a mail that has come to this state, as long as it is in it. */
    void settle(MailOrder order) {
        change(
                "update mail_order set next_attempt_at = null where id = ? and state = ?",
                UUID.fromString(order.id()),
                order.state().name());
    }

    /** Returns false if the mail has not failed, or if its content is no longer kept. */
    boolean reopen(UUID id, Instant now) {
        return change(REOPEN, time(now), id) == 1;
    }

    /** The mail was accepted by the mail server, but did not arrive. */
    void bounced(String id, String error) {
        change(
                "update mail_order set state = 'FAILED', error = ? where id = ? and state = 'SENT'",
                error,
                UUID.fromString(id));
    }

    /** Withdraws open mails with links of this change, and returns them; those that have failed cannot be sent again. */
    List<String> withdraw(AccountId account, ChangeId change, Instant now) {
        return jdbc.sql(WITHDRAW)
                .params(time(now), account.uuid(), change.uuid())
                .query(String.class)
                .list();
    }

    /** Empties mails that failed before a time. */
    void empty(Instant failedBefore) {
        change(
                "update mail_order set content = null where content is not null and finished_at < ?",
                time(failedBefore));
    }

    /** Deletes mails that were finished before a time. */
    void delete(Instant finishedBefore) {
        change("delete from mail_order where finished_at < ?", time(finishedBefore));
    }

    private static MailOrder order(ResultSet row, int number) throws SQLException {
        var change = row.getString("change_id");
        var next = row.getObject("next_attempt_at", OffsetDateTime.class);
        var content = row.getString("content");
        return new MailOrder(
                row.getString("id"),
                new AccountId(row.getString("account_id")),
                change == null ? null : new ChangeId(change),
                MailKind.valueOf(row.getString("kind")),
                Side.valueOf(row.getString("side")),
                row.getBoolean("suppressed"),
                MailOrder.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("error"),
                next == null ? null : next.toInstant(),
                row.getString("trace_id"),
                content == null ? null : JSON.readValue(content, MailModel.class));
    }
}
