package org.emailchange.command.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import org.emailchange.api.event.MailReported;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database whose mails waited in a table of tasks. */
class UpgradeIT {

    private static final String CONTENT =
            "'{\"recipient\": \"%s@example.org\", \"links\": [], \"at\": \"2026-01-01T00:00:00Z\", \"times\": {}}'";

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc =
            JdbcClient.create(new DriverManagerDataSource(database.url(), database.username(), database.password()));

    @Test
    void losesNoMailAndNoReport() {
        Flyway.configure()
                .dataSource(database.url(), database.username(), database.password())
                .target("4.5")
                .load()
                .migrate();
        mail("PENDING", "being-sent", true, "now() - interval '1 s'");
        mail("DELAYED", "tried-again", false, "now() + interval '1 s'");
        var unreported = mail("SENT", "out", false, "now() - interval '1 s'");
        mail("WITHDRAWN", "withdrawn", false, "now() - interval '1 s'");

        try (var server = TestMailServer.started();
                var node = MailNode.started(database, server)) {
            server.awaitMails(2, mail -> true);
            await().until(() -> node.underWay() == 0);

            assertThat(server.mails())
                    .flatExtracting(mail -> mail.recipients())
                    .containsExactlyInAnyOrder("being-sent@example.org", "tried-again@example.org");
            assertThat(node.reports().of(unreported))
                    .extracting(report -> report.outcome())
                    .isEqualTo(List.of(MailReported.Outcome.SENT));
            assertThat(node.reports().count()).isEqualTo(3);
        }
    }

    /** As the release before left it, and whose it is. */
    private String mail(String state, String recipient, boolean picked, String due) {
        var account = UUID.randomUUID().toString();
        var open = state.equals("PENDING") || state.equals("DELAYED");
        jdbc.sql("""
                        with mail as (
                          insert into mail_order (id, account_id, kind, side, state, attempts, ordered_at, content,
                                                  next_attempt_at, finished_at)
                          values (gen_random_uuid(), cast('%1$s' as uuid), 'EXPIRED', 'CURRENT', '%2$s', 0, now(), %3$s,
                                  %4$s, %5$s)
                          returning id)
                        insert into mail_task (task_name, task_instance, execution_time, picked, picked_by, version)
                        select 'mail', id, %6$s, %7$s, %8$s, 1 from mail""".formatted(
                                account,
                                state,
                                open ? CONTENT.formatted(recipient) : "null",
                                open ? due : "null",
                                open ? "null" : "now()",
                                due,
                                picked,
                                picked ? "'dead'" : "null"))
                .update();
        return account;
    }
}
