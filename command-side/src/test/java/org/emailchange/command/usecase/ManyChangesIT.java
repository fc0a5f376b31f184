package org.emailchange.command.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.emailchange.command.CommandSideApplication;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.http.ApiClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Many people who ask at once. {@code -Dchanges=1000} makes them more, to measure. */
class ManyChangesIT {

    private static final int CHANGES = Integer.getInteger("changes", 60);
    private static final int CLIENTS = 16;

    private final TestMailServer server = TestMailServer.started();
    private final TestSystem node = CommandSideApplication.start(
            TestDatabase.fresh(),
            server,
            Clock.systemUTC(),
            "email-change.limits.enabled=false",
            "email-change.mail.timeout=5s");

    @AfterEach
    void stop() {
        // lets go the mails that hang, for which the node would wait
        server.close();
        node.close();
    }

    @Test
    void areAskedForThoughNoMailGetsOut() throws Exception {
        server.always().hang();

        assertThat(ask(people())).hasSize(CHANGES);

        assertThat(server.mails()).isEmpty();
    }

    @Test
    void haveEachMailOutOnce(TestReporter reporter) throws Exception {
        var people = people();

        var begin = System.nanoTime();
        var times = ask(people);
        var asked = millisSince(begin);
        server.awaitMails(CHANGES, mail -> true);
        var out = millisSince(begin);

        assertThat(server.mails().stream().map(mail -> mail.recipients().get(0)))
                .hasSize(CHANGES)
                .doesNotHaveDuplicates();
        reporter.publishEntry(
                "asked",
                "all after %d ms, each in %d ms (median), %d ms (99th of 100); mails out after %d ms"
                        .formatted(asked, times.get(CHANGES / 2), times.get(CHANGES * 99 / 100), out));
    }

    private List<ApiClient> people() {
        return IntStream.range(0, CHANGES)
                .mapToObj(i -> node.openAccount(null))
                .map(node::owner)
                .toList();
    }

    /** How long each has waited, in milliseconds, the shortest first. */
    private static List<Long> ask(List<ApiClient> people) throws Exception {
        var threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            var asking = people.stream()
                    .<Callable<Long>>map(person -> () -> time(person))
                    .toList();
            List<Long> times = new ArrayList<>();
            for (Future<Long> time : threads.invokeAll(asking)) {
                times.add(time.get());
            }
            times.sort(null);
            return times;
        } finally {
            threads.shutdownNow();
        }
    }

    private static long time(ApiClient person) {
        var begin = System.nanoTime();
        person.requestChange(UUID.randomUUID() + "@new.example").expect(202);
        return millisSince(begin);
    }

    private static long millisSince(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }
}
