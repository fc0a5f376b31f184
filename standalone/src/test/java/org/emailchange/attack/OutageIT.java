package org.emailchange.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.emailchange.testing.ConcurrentCalls;
import org.emailchange.testing.DatabaseRelay;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.http.Answer;
import org.emailchange.testing.http.ApiClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** PostgreSQL is cut off, hangs, or takes no changes. */
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutageIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** Twice what it takes, as the machine may be busy. */
    private static final Duration SOON = Duration.ofSeconds(12);

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final DatabaseRelay RELAY = new DatabaseRelay(DATABASE);
    private static TestSystem system;

    private TestAccount account;

    @BeforeAll
    static void start() {
        system = WholeService.nodes(1)
                .database(RELAY.relayed())
                .setting("email-change.limits.enabled", "true")
                .start();
    }

    @AfterAll
    static void stop() {
        RELAY.mend();
        system.close();
        RELAY.close();
    }

    @BeforeEach
    void open() {
        account = system.openAccount(null);
    }

    @AfterEach
    void isOver() {
        RELAY.mend();
        await().atMost(PATIENCE).until(() -> readiness() == 200);
        await().atMost(PATIENCE).until(() -> request().status() == 202);
    }

    @Test
    void answersAllSoonWhileTheDatabaseHangs() {
        RELAY.hang();
        var start = System.nanoTime();

        var answers = callers(20);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        assertThat(answers).allSatisfy(OutageIT::isUnavailable);
        assertThat(readiness()).isEqualTo(503);
    }

    /** The first, as an outage counts as one until it has been over for some seconds. */
    @Test
    @Order(1)
    void answersUnavailableWhereConnectionsAreCutAndTellsOfItOnce(CapturedOutput output) {
        RELAY.cut();

        assertThat(callers(20)).allSatisfy(OutageIT::isUnavailable);
        assertThat(readiness()).isEqualTo(503);
        var away = Duration.ofSeconds(8).toNanos() + System.nanoTime();
        await().atMost(PATIENCE).until(() -> request().status() == 503 && System.nanoTime() > away);
        RELAY.mend();
        await().atMost(PATIENCE).until(() -> output.getAll().contains("PostgreSQL is back"));

        var told = "Outage: PostgreSQL";
        assertThat(output.getAll().lines().filter(line -> line.contains(told))).hasSize(2);
        // what came before is of the start, where this is the first test of its process
        assertThat(output.getAll().lines().dropWhile(line -> !line.contains(told)))
                .hasSizeLessThan(10);
    }

    @Test
    void answersUnavailableWhereTheDatabaseTakesNoChanges() {
        try {
            readOnly(true);

            assertThat(request()).satisfies(OutageIT::isUnavailable);
            assertThat(readiness()).isEqualTo(503);
        } finally {
            readOnly(false);
        }
    }

    /** As after a failover to a server that is still a standby: connections are cut, new ones are read-only. */
    private static void readOnly(boolean readOnly) {
        var url = DATABASE.url();
        var jdbc = JdbcClient.create(new DriverManagerDataSource(
                url + "?options=-c%20default_transaction_read_only=off", DATABASE.username(), DATABASE.password()));
        jdbc.sql("alter database " + url.substring(url.lastIndexOf('/') + 1) + " set default_transaction_read_only = "
                        + readOnly)
                .update();
        jdbc.sql("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()")
                .query(Long.class)
                .single();
    }

    private List<Answer> callers(int count) {
        return ConcurrentCalls.all(IntStream.range(0, count)
                .<Callable<Answer>>mapToObj(i -> i % 2 == 0 ? this::request : () -> client().status())
                .toList());
    }

    private Answer request() {
        return client().requestChange(TestSystem.freshEmail("new"));
    }

    private ApiClient client() {
        return system.client().as(account);
    }

    private static int readiness() {
        return system.client().get("/actuator/health/readiness").status();
    }

    private static void isUnavailable(Answer answer) {
        assertThat(answer.outcome()).isEqualTo("unavailable");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.findHeader("Retry-After")).isPresent();
    }
}
