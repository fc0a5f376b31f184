package org.emailchange.command.mail.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.emailchange.api.MailKind;
import org.emailchange.api.Side;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mails of all nodes that are not out: those that wait, are tried again, or were given up; also as metrics. */
@Component
public class UndeliveredMails implements MeterBinder {

    /** The states that can be asked for. */
    public static final List<String> STATES = List.of("FAILED", "DELAYED", "PENDING");

    private static final int MOST_LISTED = 200;

    private static final String COUNT = """
            select state, count(*) as count, min(ordered_at) as oldest from mail_order
             where state in ('PENDING', 'DELAYED', 'FAILED') group by state order by state""";
    private static final String SELECT = """
            select id as mail_id, account_id, change_id, kind, side as "to", state, attempts, error, ordered_at,
                   next_attempt_at, finished_at as failed_at, state = 'FAILED' and content is not null as can_retry
              from mail_order""";
    private static final String FIND = SELECT + " where id = :id";
    private static final String LIST = SELECT + " where state = :state order by ordered_at desc limit :most";

    private final JdbcClient jdbc;
    private final Clock clock;

    UndeliveredMails(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How many mails are in a state.
     *
     * @param oldest when the oldest of them was ordered
     */
    public record Count(String state, long count, Instant oldest) {}

    /**
     * A mail as operators see it, without what it says and to whom.
     *
     * @param attempts how often it was tried
     * @param error what went wrong last, in words
     * @param orderedAt when it was ordered
     * @param nextAttemptAt when it is tried next, if it is
     * @param failedAt when it was given up, if it was
     * @param canRetry whether it has failed and can be sent again
     */
    public record Mail(
            String mailId,
            String accountId,
            @Nullable String changeId,
            MailKind kind,
            Side to,
            String state,
            int attempts,
            @Nullable String error,
            Instant orderedAt,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant failedAt,
            boolean canRetry) {}

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var state : STATES) {
            var tag = state.toLowerCase(Locale.ROOT);
            Gauge.builder(
                            "email.change.mails",
                            () -> count(state).map(Count::count).orElse(0L))
                    .description("mails that are not out")
                    .tag("state", tag)
                    .register(registry);
            Gauge.builder("email.change.mails.oldest", () -> age(state).toMillis() / 1000.0)
                    .description("since when the oldest mail of the state should have been out")
                    .baseUnit("seconds")
                    .tag("state", tag)
                    .register(registry);
        }
    }

    /** One for each state that any mails are in. */
    public List<Count> counts() {
        return jdbc.sql(COUNT).query(Count.class).list();
    }

    /** How long the oldest mail of a state has been waiting; zero if there is none. */
    Duration age(String state) {
        return count(state)
                .map(count -> Duration.between(count.oldest(), clock.instant()))
                .filter(age -> !age.isNegative())
                .orElse(Duration.ZERO);
    }

    /** Whether a mail that was tried has been given up at this time or later. */
    boolean anyGivenUpSince(Instant time) {
        return jdbc.sql("select exists (select from mail_order"
                        + " where state = 'FAILED' and attempts > 0 and finished_at >= :time)")
                .param("time", time.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    private Optional<Count> count(String state) {
        return counts().stream().filter(count -> count.state().equals(state)).findFirst();
    }

    /** The newest mails of one of {@link #STATES}. */
    public List<Mail> list(String state) {
        return jdbc.sql(LIST)
                .param("state", state)
                .param("most", MOST_LISTED)
                .query(Mail.class)
                .list();
    }

    /** The mail with this id, in any state, as long as it is remembered. */
    public Optional<Mail> find(UUID mailId) {
        return jdbc.sql(FIND).param("id", mailId).query(Mail.class).optional();
    }
}
