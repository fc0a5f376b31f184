package org.emailchange.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.emailchange.audit.Auditor.assertAlike;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.emailchange.api.AccountId;
import org.emailchange.attack.WholeService;
import org.emailchange.testing.ConcurrentCalls;
import org.emailchange.testing.RunningClock;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.http.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Thousands of events, made by real commands and real mails, and views on two nodes. */
class RealHistoryIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long SEED = System.nanoTime();
    private static final int EVENTS = 3_000;
    private static final int OF_ONE = 200;

    private static final RunningClock clock = new RunningClock();
    private static TestSystem cluster;
    private static AccountId longLived;

    private final Auditor auditor = Auditor.at(cluster.client(1));
    private final JdbcClient jdbc = cluster.node(1).bean(JdbcClient.class);
    private final ViewTables views = new ViewTables(jdbc);

    @BeforeAll
    static void live() {
        System.out.println("seed of the history: " + SEED);
        cluster = WholeService.nodes(2).clock(clock).settings(Auditor.STAFF).start();
        longLived = new GeneratedHistory(cluster.node(0), MailDelivery.REAL, SEED).until(EVENTS, OF_ONE);
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    @BeforeEach
    void settle() {
        new SettledViews(cluster.node(0)).awaitAll(PATIENCE);
    }

    @Test
    void isWhatEachViewSays() {
        views.keep();

        for (var view : ViewTables.TABLES.keySet()) {
            assertAlike(auditor.replay(view, PATIENCE));
        }

        views.assertAsKept();
        assertThat(auditor.history(longLived)).hasSizeGreaterThanOrEqualTo(OF_ONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "availability"})
    void bringsBackAViewOfWhichNothingIsLeftAndSendsNoMail(String view) {
        views.keep();
        var rows = views.rows(view);
        var mails = cluster.mailServer().mails().size();
        views.wipe(view);

        var replay = auditor.replay(view, PATIENCE);

        assertThat(replay.path("differences").asLong()).isEqualTo(rows).isPositive();
        views.assertAsKept();
        settle();
        assertThat(cluster.mailServer().mails()).hasSize(mails);
    }

    @Test
    void isReplayedOnceHoweverManyAskOnBothNodes() throws SQLException {
        String replay;
        try (var held = new LockedTable(cluster.node(0).bean(DataSource.class), "rebuild_difference")) {
            var answers =
                    ConcurrentCalls.times(10, i -> Auditor.at(cluster.client(i)).begin("status"));
            assertThat(answers.stream().map(Answer::outcome))
                    .containsOnlyOnce("202")
                    .containsOnly("202", "replay-running");
            replay = answers.stream()
                    .filter(answer -> answer.status() == 202)
                    .findFirst()
                    .orElseThrow()
                    .get("id");
            held.awaitWriter();
        }

        assertAlike(auditor.ended(replay, PATIENCE));
        assertThat(jdbc.sql("select events_done - events_total from rebuild where id = ?::uuid")
                        .param(replay)
                        .query(Long.class)
                        .single())
                .as("events that were looked at twice, or not at all")
                .isZero();
    }

    @Test
    void isReadWhileAReplayEndsThoughTheViewWaits() throws SQLException {
        var owner = cluster.openAccount(fresh());
        settle();
        var before = status(owner, 0, 0);
        long asked;
        String replay;
        try (var held = new LockedTable(cluster.node(0).bean(DataSource.class), "rebuild_difference")) {
            replay = auditor.begin("status").expect(202).get("id");
            held.awaitWriter();
            asked = cluster.client(1)
                    .as(owner)
                    .requestChange(fresh())
                    .expect(202)
                    .version();

            for (int i = 0; i < 20; i++) {
                assertThat(status(owner, i, 0)).isEqualTo(before);
            }
        }

        assertAlike(auditor.ended(replay, PATIENCE));
        await().atMost(PATIENCE)
                .until(() -> status(owner, 0, asked).path("state").asString().equals("REQUESTED"));
    }

    @Test
    void isMendedWhilePeopleReadAndChange() {
        var owner = cluster.openAccount(fresh());
        settle();
        var email = status(owner, 0, 0).path("email").asString();
        int forged = jdbc.sql("update status_view set email = 'forged@example.org' where account_id::text like '%7'")
                .update();
        var done = new AtomicBoolean();
        var reads = new AtomicInteger();
        var readers = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                assertThat(status(owner, reads.incrementAndGet(), 0)
                                .path("email")
                                .asString())
                        .isEqualTo(email);
            }
        });
        var changes = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                var life = new RandomAccountLife(
                        new CommandedAccount(cluster.node(0)), new Random(SEED), MailDelivery.REAL, false);
                life.begin();
                life.change();
            }
        });
        var replay = auditor.replay("status", PATIENCE);
        done.set(true);
        CompletableFuture.allOf(readers, changes);

        assertThat(replay.path("differences").asInt()).isEqualTo(forged).isPositive();
        assertThat(reads.get()).isPositive();
        settle();
        assertAlike(auditor.replay("status", PATIENCE));
    }

    @Test
    void tellsWhichMailsCameOfWhichRequest() {
        var owner = cluster.openAccount(fresh());
        cluster.client(0)
                .as(owner)
                .with("User-Agent", "wallet/7")
                .requestChange(fresh())
                .expect(202);
        await().atMost(PATIENCE)
                .until(() -> auditor.history(owner.id()).findValuesAsString("type").stream()
                                .filter("MailReported"::equals)
                                .count()
                        == 2);

        var history = auditor.history(owner.id());

        var asked = history.get(1);
        assertThat(asked.path("command").asString()).isEqualTo("RequestEmailChange");
        assertThat(asked.path("by").asString()).isEqualTo("USER:" + owner.id());
        assertThat(asked.path("agent").asString()).isEqualTo("wallet/7");
        assertThat(asked.path("from").asString()).isNotEmpty();
        for (int i = 2; i < 4; i++) {
            var sent = history.get(i);
            assertThat(sent.path("type").asString()).isEqualTo("MailReported");
            assertThat(sent.path("data").path("outcome").asString()).isEqualTo("SENT");
            assertThat(sent.path("command").asString()).isEqualTo("ReportMail");
            assertThat(sent.path("by").asString()).isEqualTo("system");
            assertThat(sent.path("traceId")).isEqualTo(asked.path("traceId"));
        }
        assertThat(history.get(0).path("traceId")).isNotEqualTo(asked.path("traceId"));
    }

    @Test
    void isSaidToWaitWhileAViewIsBlocked() throws SQLException {
        var owner = cluster.openAccount(fresh());
        settle();
        assertThat(health("views")).isEqualTo(200);
        try (var held = new LockedTable(cluster.node(0).bean(DataSource.class), "status_view")) {
            cluster.client(0).as(owner).requestChange(fresh()).expect(202);
            held.awaitWriter();
            clock.advance(Duration.ofMinutes(1));

            await().atMost(PATIENCE).until(() -> health("views") == 503);
            assertThat(health("readiness"))
                    .as("an old answer is better than none")
                    .isEqualTo(200);
            assertThat(meter("keeper").expect(200).json().toString()).containsPattern("\"value\":[1-9]");
            assertThat(meter("checker").status()).isEqualTo(403);
        }
        await().atMost(PATIENCE).until(() -> health("views") == 200);
    }

    private static Answer meter(String reader) {
        return cluster.client(1)
                .as(reader, TestAccount.PASSWORD)
                .get("/actuator/metrics/email.change.view.behind.events?tag=view:status");
    }

    private int health(String group) {
        return cluster.client(1).get("/actuator/health/" + group).status();
    }

    private JsonNode status(TestAccount owner, int node, long version) {
        return cluster.client(node).as(owner).status(version).expect(200).json();
    }

    private static String fresh() {
        return TestSystem.freshEmail("reader");
    }
}
