package org.emailchange.query.status.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.persistence.EntityManagerFactory;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.emailchange.api.Side;
import org.emailchange.query.RunningQuerySide;
import org.emailchange.query.Story;
import org.emailchange.testing.http.ApiClient;
import org.emailchange.testing.http.ServerSentEvents;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class StatusStreamIT extends RunningQuerySide {
    private static final String PATH = "/api/accounts/me/email/stream";
    private static final String EMAIL = "j\u00fcrgen@example.org";

    private final ArrayList<ServerSentEvents> open = new ArrayList<>();

    @Autowired
    private EntityManagerFactory entities;

    @Autowired
    private JdbcClient database;

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

        assertThat(Stream.of(statistics.getQueries())
                        .filter(query -> query.contains("left join ChangeView"))
                        .mapToLong(query -> statistics.getQueryStatistics(query).getExecutionCount())
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void hasALimitForEachAccount() throws Exception {
        for (int i = 0; i < 20; i++) {
            open(owner()).next();
        }

        var refused = owner().get(PATH);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().get("type").asString()).isEqualTo("urn:email-change:rate-limited");
        assertThat(refused.findHeader("Retry-After")).isPresent();
        assertThat(ServerSentEvents.open(owner(open()), PATH).next().id()).isEqualTo("0");
    }

    @Test
    void makesRoomWhenAClientHasLeft() throws Exception {
        for (int i = 0; i < 20; i++) {
            open(owner()).next();
        }

        open.remove(0).close();

        await().until(() -> {
            var status =
                    owner().begin("GET", PATH, "", BodyHandlers.ofInputStream()).join();
            try (var body = status.body()) {
                return status.statusCode() == 200;
            }
        });
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
