package org.emailchange.command.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.emailchange.api.MailKind;
import org.emailchange.api.Side;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The mails that are not out: what waits, what is tried again, what was given up. */
@Component
public class MailBook {

    /** The states that can be asked for. */
    public static final List<String> STATES = List.of("FAILED", "DELAYED", "PENDING");

    /** How many mails are listed at most. */
    public static final int LONGEST = 200;

    private static final String COUNT = """
            select state, count(*) as number, min(ordered_at) as oldest from mail_order
             where state in ('PENDING', 'DELAYED', 'FAILED') group by state order by state""";
    private static final String SELECT =
            "select *, state = 'FAILED' and recipient is not null as can_retry from mail_order ";
    private static final String FIND = SELECT + "where id = :id";
    private static final String LIST = SELECT + "where state = :state order by ordered_at desc limit :longest";
    private static final String RETRY = """
            update mail_order set state = 'DELAYED', next_attempt_at = :now, finished_at = null
             where id = :id and state = 'FAILED' and recipient is not null""";

    private final JdbcClient jdbc;
    private final MailQueue queue;
    private final Clock clock;

    MailBook(JdbcClient jdbc, MailQueue queue, Clock clock) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.clock = clock;
    }

    /** How many there are in each state that there are any in. */
    public List<MailCount> counts() {
        return jdbc.sql(COUNT)
                .query((row, number) ->
                        new MailCount(row.getString("state"), row.getLong("number"), instant(row, "oldest")))
                .list();
    }

    /** The newest of a state. */
    public List<OrderedMail> list(String state) {
        return jdbc.sql(LIST)
                .param("state", state)
                .param("longest", LONGEST)
                .query(MailBook::mail)
                .list();
    }

    /** The mail of this id, whatever became of it, as long as that is known. */
    public Optional<OrderedMail> find(UUID mailId) {
        return jdbc.sql(FIND).param("id", mailId).query(MailBook::mail).optional();
    }

    /**
     * Has a mail that failed sent once more.
     *
     * @return whether it will be; not where it has not failed, or where its content is not kept any more
     */
    @Transactional
    public boolean retry(UUID mailId) {
        var now = clock.instant();
        var again = jdbc.sql(RETRY)
                        .param("id", mailId)
                        .param("now", MailRow.time(now))
                        .update()
                == 1;
        if (again) {
            queue.addAgain(mailId.toString(), now);
        }
        return again;
    }

    private static OrderedMail mail(ResultSet row, int number) throws SQLException {
        return new OrderedMail(
                row.getString("id"),
                row.getString("account_id"),
                row.getString("change_id"),
                MailKind.valueOf(row.getString("kind")),
                Side.valueOf(row.getString("side")),
                row.getString("state"),
                row.getInt("attempts"),
                row.getString("error"),
                instant(row, "ordered_at"),
                instantOrNull(row, "next_attempt_at"),
                instantOrNull(row, "finished_at"),
                row.getBoolean("can_retry"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
