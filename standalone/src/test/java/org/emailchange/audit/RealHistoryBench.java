package org.emailchange.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.audit.Auditor.assertAlike;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.emailchange.eventstore.log.EventLog;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Measures replays of a history that real commands made; run by {@code mvn -Pbench}. */
class RealHistoryBench {

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int EVENTS = Integer.getInteger("bench.events", 100_000);
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int OF_ONE = 1_000;

    @Test
    void isWhatEachViewSays() {
        try (var history = new HistoryWithoutMail()) {
            var longLived = timed("commands", () -> history.until(EVENTS, OF_ONE));
            var node = history.node();
            var end = node.bean(EventLog.class).end();
            timed("views to catch up", () -> {
                new SettledViews(node).awaitViews(PATIENCE);
                return end;
            });
            var auditor = Auditor.at(node.client());
            var views = new ViewTables(node.bean(JdbcClient.class));
            views.keep();
            for (var view : new TreeSet<>(ViewTables.TABLES.keySet())) {
                var replay = timed(view + " to replay", () -> auditor.replay(view, PATIENCE));
                System.out.println("bench: " + replay);
                assertAlike(replay);
                var rows = views.rows(view);
                views.wipe(view);
                var mended = timed(view + " to bring back", () -> auditor.replay(view, PATIENCE));
                System.out.println("bench: " + mended);
                assertThat(mended.path("differences").asLong()).isEqualTo(rows);
            }
            views.assertAsKept();
            var told = timed("history of one account", () -> auditor.history(longLived));
            assertThat(told).hasSizeGreaterThanOrEqualTo(OF_ONE);
            System.out.println("bench: " + end + " positions, " + told.size() + " events of one account");
        }
    }

    private static <T> T timed(String what, Supplier<T> work) {
        var begin = System.nanoTime();
        var worked = PROCESS.getProcessCpuTime();
        var result = work.get();
        System.out.printf(
                "bench: %s: %.1f s, of which this JVM worked %.1f s on all cores%n",
                what, (System.nanoTime() - begin) / 1e9, (PROCESS.getProcessCpuTime() - worked) / 1e9);
        return result;
    }
}
