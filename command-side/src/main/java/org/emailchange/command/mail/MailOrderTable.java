package org.emailchange.command.mail;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of ordered mails. Every statement joins the caller's transaction, or is one of its own. */
@Component
class MailOrderTable {

    private static final String ADD = """
            insert into mail_order (id, account_id, change_id, kind, side, state, recipient, links, facts, withheld,
                trace_id, ordered_at, next_attempt_at)
            values (:id, :account, :change, :kind, :side, :state, :recipient, cast(:links as jsonb),
                cast(:facts as jsonb), :withheld, :trace, :now, :now)
            on conflict do nothing""";
    private static final String KEEP = """
            update mail_order
               set state = :state, attempts = :attempts, error = :error, next_attempt_at = :next,
                   finished_at = case when :open then null else :now end,
                   recipient = case when :emptied then null else recipient end,
                   links = case when :emptied then null else links end,
                   facts = case when :emptied then null else facts end
             where id = :id and (state in ('PENDING', 'DELAYED') or :state = 'SENT')""";
    private static final String WITHDRAW = """
            update mail_order
               set state = 'WITHDRAWN', finished_at = :now, next_attempt_at = null, recipient = null, links = null,
                   facts = null
             where account_id = :account and change_id = :change and links <> '[]'
               and state in ('PENDING', 'DELAYED')""";
    private static final String EMPTY_FAILED = """
            update mail_order set recipient = null, links = null, facts = null
             where account_id = :account and change_id = :change and links <> '[]' and state = 'FAILED'""";
    private static final String EMPTY = """
            update mail_order set recipient = null, links = null, facts = null
             where recipient is not null and finished_at < :before""";

    private final JdbcClient jdbc;
    private final MailRow rows = new MailRow();

    MailOrderTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the mail was not ordered before. */
    boolean add(MailOrder order, MailOrder.Content content, Instant now) {
        return jdbc.sql(ADD)
                        .params(rows.of(order))
                        .params(rows.of(content))
                        .param("now", MailRow.time(now))
                        .update()
                == 1;
    }

    Optional<MailOrder> find(String id) {
        return jdbc.sql("select * from mail_order where id = :id")
                .param("id", UUID.fromString(id))
                .query(rows)
                .optional();
    }

    /** Whether the new state is kept: a mail that was withdrawn meanwhile stays so, unless it is out all the same. */
    boolean keep(MailOrder order, Instant now) {
        return jdbc.sql(KEEP)
                        .params(rows.of(order))
                        .param("open", order.state().isOpen())
                        .param("emptied", order.content() == null)
                        .param("now", MailRow.time(now))
                        .update()
                == 1;
    }

    /** The mail was taken by the mail server, but did not arrive. */
    void bounced(String id, String error) {
        jdbc.sql("update mail_order set state = 'FAILED', error = :error where id = :id and state = 'SENT'")
                .param("id", UUID.fromString(id))
                .param("error", error)
                .update();
    }

    /** Holds back what carries links and is not out yet, for good where it had failed. */
    void withdraw(AccountId account, ChangeId change, Instant now) {
        jdbc.sql(EMPTY_FAILED)
                .param("account", account.uuid())
                .param("change", change.uuid())
                .update();
        jdbc.sql(WITHDRAW)
                .param("account", account.uuid())
                .param("change", change.uuid())
                .param("now", MailRow.time(now))
                .update();
    }

    /** Empties mails that failed before a time. */
    void empty(Instant failedBefore) {
        jdbc.sql(EMPTY).param("before", MailRow.time(failedBefore)).update();
    }

    /** Forgets mails that were done with before a time. */
    void delete(Instant finishedBefore) {
        jdbc.sql("delete from mail_order where finished_at < :before")
                .param("before", MailRow.time(finishedBefore))
                .update();
    }
}
