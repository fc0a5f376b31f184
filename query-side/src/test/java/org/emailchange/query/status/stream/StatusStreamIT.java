package org.emailchange.query.status.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManagerFactory;
import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.emailchange.api.Side;
import org.emailchange.eventstore.notify.Notifications;
import org.emailchange.query.RunningQuerySide;
import org.emailchange.query.Story;
import org.emailchange.query.live.AccountWatchers;
import org.emailchange.query.live.LiveExecutor;
import org.emailchange.query.live.LiveSettings;
import org.emailchange.query.status.StatusQueries;
import org.emailchange.testing.http.ApiClient;
import org.emailchange.testing.http.ServerSentEvents;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class StatusStreamIT extends RunningQuerySide {
    private static final String PATH = "/api/accounts/me/email/stream";
    private static final String EMAIL = "j\u00fcrgen@example.org";

    private final ArrayList<ServerSentEvents> open = new ArrayList<>();

    private final EntityManagerFactory entities = bean(EntityManagerFactory.class);
    private final JdbcClient database = bean(JdbcClient.class);
    private final StatusQueries queries = bean(StatusQueries.class);
    private final AccountWatchers watchers = bean(AccountWatchers.class);
    private final LiveExecutor executor = bean(LiveExecutor.class);
    private final Notifications notifications = bean(Notifications.class);

    @AfterEach
    void leave() {
        open.forEach(ServerSentEvents::close);
    }

    private ServerSentEvents open(ApiClient client) {
        var events = ServerSentEvents.open(client, PATH);
        open.add(events);
        return events;
    }

    @Test
    void sendsTheStatusAtOnce() throws Exception {
        story.imports(EMAIL, true);
        var status = status();

        var event = open(owner()).next();

        assertThat(event.id()).isEqualTo("1");
        assertThat(event.name()).isEqualTo("status");
        assertThat(event.json()).isEqualTo(status);
    }

    @Test
    void sendsEachChange() throws Exception {
        var events = open(owner());
        assertThat(events.next().id()).isEqualTo("0");

        story.imports(EMAIL, true);
        assertThat(events.next().json().get("email").asString()).isEqualTo(EMAIL);

        story.requests(Story.newChange(), "new@example.org", EMAIL, Side.NEW);
        var event = events.next();
        assertThat(event.id()).isEqualTo("2");
        assertThat(event.json()).isEqualTo(status());
    }

    @Test
    void sendsSupportTheVersionAlone() throws Exception {
        var events = ServerSentEvents.open(staff("helper"), "/api/support/accounts/" + account + "/stream");
        open.add(events);
        assertThat(events.next().data()).isEqualTo("0");

        story.imports(EMAIL, true);

        assertThat(events.next().data()).isEqualTo("1");
    }

    @Test
    void sendsNothingOfOtherAccounts() throws Exception {
        var events = open(owner());
        events.next();

        var other = storyOf(open()).imports(EMAIL, true);
        owner(other.account()).with("Email-Version", "1").getJson("/api/accounts/me/email");
        story.imports("mine@example.org", true);

        assertThat(events.next().json().get("email").asString()).isEqualTo("mine@example.org");
    }

    @Test
    void goesOnWhereTheClientLeftOff() throws Exception {
        story.imports(EMAIL, true);
        status();

        var events = open(owner().with("Last-Event-ID", "1"));
        events.awaitHeartbeat();
        story.fails(1);

        assertThat(events.next().id()).isEqualTo("2");
    }

    @Test
    void sendsTheNewStatusToAClientWithAnOlderOne() throws Exception {
        story.imports(EMAIL, true).fails(1);
        status();

        assertThat(open(owner().with("Last-Event-ID", "1")).next().id()).isEqualTo("2");
    }

    @Test
    void sendsTheStatusAgainToAClientThatMissedTheEndOfALock() throws Exception {
        story.locksUntil(clock.instant().plusSeconds(60));
        status();
        clock.advance(Duration.ofSeconds(60));

        var event = open(owner().with("Last-Event-ID", "1")).next();

        assertThat(event.json().get("lockedUntil").isNull()).isTrue();
    }

    @Test
    void sendsTheStatusWhenALockEnds() throws Exception {
        var end = clock.instant().plusMillis(300);
        story.locksUntil(end);
        status();
        var events = open(owner());
        assertThat(events.next().json().get("lockedUntil").asString()).isEqualTo(end.toString());

        clock.set(end);

        var event = events.next();
        assertThat(event.id()).isEqualTo("1");
        assertThat(event.json().get("lockedUntil").isNull()).isTrue();
    }

    @Test
    void waitsForTheVersionAsked() throws Exception {
        story.imports(EMAIL, true);

        assertThat(open(upToDate()).next().id()).isEqualTo("1");
    }

    @Test
    void staysSilentWhileTheViewIsRebuilt() throws Exception {
        story.imports(EMAIL, true).fails(1).fails(2);
        status();
        var events = open(owner());
        assertThat(events.next().id()).isEqualTo("3");

        rebuild("status");
        story.fails(3);

        assertThat(events.next().id()).isEqualTo("4");
    }

    @Test
    void readsTheStatusOnceForAllStreams() throws Exception {
        for (int i = 0; i < 10; i++) {
            open(owner()).next();
        }
        var statistics = entities.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        story.imports(EMAIL, true);
        for (var events : open) {
            assertThat(events.next().id()).isEqualTo("1");
        }
        statistics.setStatisticsEnabled(false);

        assertThat(statistics.getEntityLoadCount()).isEqualTo(1);
    }

    @Test
    void endsTheOldestOfAnAccountThatHasTooMany() throws Exception {
        for (int i = 0; i < 21; i++) {
            open(owner()).next();
        }

        assertThat(open.get(0).end()).succeedsWithin(Duration.ofSeconds(20));
        story.imports(EMAIL, true);
        for (var events : open.subList(1, 21)) {
            assertThat(events.next().id()).isEqualTo("1");
        }
    }

    @Test
    void makesRoomOnAFullNodeAtTheCostOfTheAccountWithTheMost() {
        var few = new LiveSettings(1, Duration.ofSeconds(5), 1, 1, 3, 2, Duration.ofSeconds(15), Duration.ofMinutes(1));
        var streams = new AccountStreams(queries, JsonMapper.shared(), watchers, executor, few, clock, notifications);
        try {
            List.of(account, account, open(), open()).forEach(one -> streams.open(one, null, -1, StatusSnapshot::json));

            assertThatThrownBy(() -> streams.open(open(), null, -1, StatusSnapshot::json))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.problem().type()).isEqualTo(GeneralProblem.UNAVAILABLE));
        } finally {
            streams.end();
            streams.destroy();
        }
    }

    @Test
    @Timeout(60) // a stream that is opened does not end
    void opensNothingForARequestOfTheHeadersAlone() throws Exception {
        var first = open(owner());
        first.next();
        for (int i = 0; i < 20; i++) {
            assertThat(owner().send("HEAD", PATH, "").status()).isEqualTo(200);
        }

        story.imports(EMAIL, true);

        assertThat(first.next().id()).isEqualTo("1");
        assertThat(first.end()).isNotDone();
    }

    @Test
    void isNotHeldBackByProxies() {
        var answer =
                owner().begin("GET", PATH, "", BodyHandlers.ofInputStream()).join();

        assertThat(answer.headers().firstValue("X-Accel-Buffering")).hasValue("no");
        assertThat(answer.body()).satisfies(InputStream::close);
    }

    @Test
    void goesOnWhenTheListenerHasLostItsConnection() throws Exception {
        var events = open(owner());
        events.next();

        database.sql("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where application_name = 'email-change listener' and datname = current_database()")
                .query()
                .singleRow();
        story.imports(EMAIL, true);

        assertThat(events.next().id()).isEqualTo("1");
    }
}
