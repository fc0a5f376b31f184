package org.emailchange.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.emailchange.query.Story.newChange;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.emailchange.api.Side;
import org.emailchange.query.Client;
import org.emailchange.query.RunningQuerySide;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Measures on a long history; run by {@code mvn -Pbench}. */
class LongHistoryBench extends RunningQuerySide {
    private static final Logger LOG = LoggerFactory.getLogger(LongHistoryBench.class);
    private static final int EVENTS = Integer.getInteger("bench.events", 100_000);
    private static final int EXPORTED = Integer.getInteger("bench.exported", 1_000_000);
    private static final int PER_ACCOUNT = 5;

    @Autowired
    private JdbcClient jdbc;

    private void aStory() {
        var change = newChange();
        story.imports("old@example.org", true)
                .requests(change, "new@example.org", "old@example.org", Side.NEW, Side.CURRENT)
                .confirms(change, Side.NEW)
                .confirms(change, Side.CURRENT)
                .approves(change, "new@example.org", "old@example.org");
    }

    @Test
    void rebuildsEachViewAndFindsThemAlike() {
        aStory();
        ManyAccounts.like(account, EVENTS / PER_ACCOUNT, jdbc);
        await().atMost(Duration.ofMinutes(20))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> accountsSeen("status_view") > EVENTS / PER_ACCOUNT
                        && accountsSeen("addresses_view") > EVENTS / PER_ACCOUNT);
        for (var view : new String[] {"status", "previous-emails"}) {
            var done = replay(view);
            LOG.info("{}: {}", view, done);
            assertThat(done.path("state").asString()).isEqualTo("DONE");
            assertThat(done.path("differences").asLong()).isZero();
        }
    }

    @Test
    void exportsInBoundedMemory() throws Exception {
        for (var group : new String[] {"status", "previous-emails", "availability"}) {
            processor(group).shutDown();
        }
        aStory();
        ManyAccounts.like(account, EXPORTED / PER_ACCOUNT, jdbc);
        clock.advance(Duration.ofMinutes(1));
        var begin = System.nanoTime();
        long most = 0;
        long lines = 0;
        var export = auditor()
                .with("Accept", "application/x-ndjson")
                .begin("/api/audit/events", BodyHandlers.ofInputStream())
                .join();
        try (InputStream body = export.body()) {
            var buffer = new byte[1 << 16];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
                most = Math.max(
                        most,
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            }
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        LOG.info("{} events in {} s, {} MiB of heap used at most", lines, seconds, most >> 20);
        assertThat(lines).isGreaterThanOrEqualTo(EXPORTED);
    }

    private long accountsSeen(String table) {
        return jdbc.sql("select count(*) from " + table + " where version >= 5")
                .query(Long.class)
                .single();
    }

    private Client auditor() {
        return staff("checker");
    }

    private JsonNode replay(String view) {
        var begun = auditor().post("/api/audit/replays", "{\"projection\":\"" + view + "\"}");
        var location = begun.headers().firstValue("Location").orElseThrow();
        await().atMost(Duration.ofMinutes(20))
                .until(() -> !auditor().json(location).path("state").asString().equals("RUNNING"));
        return auditor().json(location);
    }
}
