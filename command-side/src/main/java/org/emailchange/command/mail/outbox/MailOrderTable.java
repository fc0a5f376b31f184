package org.emailchange.command.mail.outbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
            insert into mail_order (id, account_id, change_id, kind, side, state, content, suppressed,
                trace_id, ordered_at, next_attempt_at)
            values (:id, :account, :change, :kind, :side, :state, cast(:content as jsonb), :suppressed,
                :trace, :now, :next)
            on conflict do nothing""";
    private static final String TAKE = """
            update mail_order set next_attempt_at = :until
             where id = any (array(select id from mail_order where next_attempt_at <= :now
                                    order by next_attempt_at limit :most for update skip locked))
            returning *""";
    private static final String HOLD = """
            update mail_order set next_attempt_at = :until
             where id in (:ids) and next_attempt_at <= :atMost""";
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
            update mail_order set state = 'DELAYED', next_attempt_at = :now, finished_at = null
             where id = :id and state = 'FAILED' and content is not null""";
    private static final String WITHDRAW = """
            update mail_order
               set content = null, next_attempt_at = null,
                   finished_at = coalesce(finished_at, :now),
                   state = case state when 'FAILED' then state else 'WITHDRAWN' end
             where account_id = :account and change_id = :change and content -> 'links' <> '[]'
               and state in ('PENDING', 'DELAYED', 'FAILED')
            returning id""";
    private static final String EMPTY =
            "update mail_order set content = null where content is not null and finished_at < :before";

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

    /** Returns false if the mail was ordered before. */
    boolean add(MailOrder order, Instant now, Instant next) {
        var change = order.change();
        return jdbc.sql(ADD)
                        .param("id", UUID.fromString(order.id()))
                        .param("account", order.account().uuid())
                        .param("change", change == null ? null : change.uuid())
                        .param("kind", order.kind().name())
                        .param("side", order.to().name())
                        .param("state", order.state().name())
                        .param("content", JSON.writeValueAsString(order.content()))
                        .param("suppressed", order.suppressed())
                        .param("trace", order.trace())
                        .param("now", time(now))
                        .param("next", time(next))
                        .update()
                == 1;
    }

    Optional<MailOrder> find(String id) {
        return jdbc.sql("select * from mail_order where id = :id")
                .param("id", UUID.fromString(id))
                .query(Row.class)
                .optional()
                .map(Row::order);
    }

    /** Takes mails that are due: until a time, nobody else does. */
    List<MailOrder> take(Instant now, Instant until, int most) {
        return jdbc
                .sql(TAKE)
                .param("now", time(now))
                .param("until", time(until))
                .param("most", most)
                .query(Row.class)
                .list()
                .stream()
                .map(Row::order)
                .toList();
    }

    /** Nobody else takes these mails until a time; what is to be done for them only after the other time stays so. */
    void hold(Set<String> ids, Instant until, Instant atMost) {
        jdbc.sql(HOLD)
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
        return jdbc.sql(UPDATE)
                        .param("id", UUID.fromString(order.id()))
                        .param("state", order.state().name())
                        .param("attempts", order.attempts())
                        .param("error", order.error())
                        .param("next", order.nextAttemptAt() == null ? null : time(order.nextAttemptAt()))
                        .param("open", order.state().isOpen())
                        .param("emptied", order.content() == null)
                        .param("now", time(now))
                        .update()
                == 1;
    }

    /** Returns false if the mail has not failed, or if its content is no longer kept. */
    boolean reopen(UUID id, Instant now) {
        return jdbc.sql(REOPEN).param("id", id).param("now", time(now)).update() == 1;
    }

    /** The mail was accepted by the mail server, but did not arrive. */
    void bounced(String id, String error) {
        jdbc.sql("update mail_order set state = 'FAILED', error = :error where id = :id and state = 'SENT'")
                .param("id", UUID.fromString(id))
                .param("error", error)
                .update();
    }

    /** Nothing more is to be done for a mail that has come to this state, as long as it is in it. */
    void settle(MailOrder order) {
        jdbc.sql("update mail_order set next_attempt_at = null where id = :id and state = :state")
                .param("id", UUID.fromString(order.id()))
                .param("state", order.state().name())
                .update();
    }

    /** Withdraws open mails with links of this change, and returns them; those that have failed cannot be sent again. */
    List<String> withdraw(AccountId account, ChangeId change, Instant now) {
        return jdbc.sql(WITHDRAW)
                .param("account", account.uuid())
                .param("change", change.uuid())
                .param("now", time(now))
                .query(String.class)
                .list();
    }

    /** Empties mails that failed before a time. */
    void empty(Instant failedBefore) {
        jdbc.sql(EMPTY).param("before", time(failedBefore)).update();
    }

    /** Deletes mails that were finished before a time. */
    void delete(Instant finishedBefore) {
        jdbc.sql("delete from mail_order where finished_at < :before")
                .param("before", time(finishedBefore))
                .update();
    }

    /** The columns, as JDBC returns them. */
    private record Row(
            String id,
            String accountId,
            @Nullable String changeId,
            MailKind kind,
            Side side,
            boolean suppressed,
            MailOrder.State state,
            int attempts,
            @Nullable String error,
            @Nullable Instant nextAttemptAt,
            @Nullable String traceId,
            @Nullable String content) {

        MailOrder order() {
            return new MailOrder(
                    id,
                    new AccountId(accountId),
                    changeId == null ? null : new ChangeId(changeId),
                    kind,
                    side,
                    suppressed,
                    state,
                    attempts,
                    error,
                    nextAttemptAt,
                    traceId,
                    content == null ? null : JSON.readValue(content, MailModel.class));
        }
    }
}
