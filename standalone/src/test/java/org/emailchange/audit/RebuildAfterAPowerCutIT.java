package org.emailchange.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.emailchange.audit.Auditor.assertAlike;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.emailchange.attack.WholeService;
import org.emailchange.standalone.StandaloneProcess;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.emailchange.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A process that is killed in the middle of a rebuild, on a real history. */
class RebuildAfterAPowerCutIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int EVENTS = 4_000;

    @TempDir
    Path directory;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc =
            JdbcClient.create(new DriverManagerDataSource(database.url(), database.username(), database.password()));

    @Test
    void goesOnWhereItWasAndSendsNoMail() throws SQLException {
        try (var mails = TestMailServer.started()) {
            live(mails);
            mails.forget();
            try (var service = StandaloneProcess.start(directory, settings(mails))) {
                var auditor = Auditor.at(service.client());
                String rebuild;
                try (var obstacle = connected()) {
                    rebuild = auditor.begin("status").expect(202).get("id");
                    standInTheWayOfTheLast(obstacle);
                    await().atMost(PATIENCE).until(this::isWaiting);
                    assertThat(auditor.found(rebuild).path("percent").asInt()).isBetween(1, 99);
                    service.kill9();
                }
                var done = done(rebuild);
                assertThat(done).isPositive();

                service.restart();

                assertAlike(auditor.ended(rebuild, PATIENCE));
                assertThat(done(rebuild)).as("none twice, none left out").isEqualTo(total(rebuild));
                assertThat(mails.mails()).isEmpty();
            }
        }
    }

    private void live(TestMailServer mails) {
        try (var system = WholeService.nodes(1)
                .database(database)
                .mailServer(mails)
                .clock(Clock.tickMillis(ZoneOffset.UTC))
                .settings(Auditor.STAFF)
                .start()) {
            new GeneratedHistory(system.node(), MailDelivery.REAL, System.nanoTime()).until(EVENTS, 1);
            // two steps of a rebuild, and a bit
            assertThat(jdbc.sql("select count(*) from domain_event_entry where type = 'EmailChange'")
                            .query(Long.class)
                            .single())
                    .isGreaterThan(2_000);
            new SettledViews(system.node()).awaitAll(PATIENCE);
        }
    }

    private Map<String, String> settings(TestMailServer mails) {
        var all = new HashMap<>(Auditor.STAFF);
        database.springProperties().forEach(all::put);
        all.putAll(TestSettings.KEYS);
        all.put("email-change.demo", "false");
        // what the killed process has begun is taken over sooner
        all.put("db-scheduler.heartbeat-interval", "1s");
        all.putAll(TestSettings.mailServer(mails));
        return all;
    }

    private Connection connected() throws SQLException {
        var connection = DriverManager.getConnection(database.url(), database.username(), database.password());
        connection.setAutoCommit(false);
        return connection;
    }

    /** A row of the copy that nobody else can write until the connection is closed: that of the last account. */
    private static void standInTheWayOfTheLast(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    insert into rebuild.status_view (account_id, version, verified, failures, previous)
                    select aggregate_identifier::uuid, 1, false, 0, '[]' from domain_event_entry where type = 'EmailChange'
                    order by aggregate_identifier desc limit 1""");
        }
    }

    private boolean isWaiting() {
        return jdbc.sql("select exists (select from pg_locks where locktype = 'transactionid' and not granted)")
                .query(Boolean.class)
                .single();
    }

    private long done(String rebuild) {
        return number("events_done", rebuild);
    }

    private long total(String rebuild) {
        return number("events_total", rebuild);
    }

    private long number(String column, String rebuild) {
        return jdbc.sql("select " + column + " from rebuild where id = ?::uuid")
                .param(rebuild)
                .query(Long.class)
                .single();
    }
}
