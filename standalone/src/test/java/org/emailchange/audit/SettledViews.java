package org.emailchange.audit;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.emailchange.eventstore.log.EventLog;
import org.emailchange.eventstore.log.ProcessorProgress;
import org.emailchange.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether everything that follows from the events has happened. */
final class SettledViews {

    private final EventLog log;
    private final ProcessorProgress progress;
    private final JdbcClient jdbc;

    SettledViews(TestNode node) {
        log = node.bean(EventLog.class);
        progress = node.bean(ProcessorProgress.class);
        jdbc = node.bean(JdbcClient.class);
    }

    /** Waits until no process has anything to do, no mail is under way, and each view knows all. */
    void awaitAll(Duration patience) {
        await("quiet").atMost(patience).pollInterval(Duration.ofMillis(300)).until(() -> {
            var end = log.end();
            return hasSeenAll("process") && mailsUnderWay() == 0 && viewsKnowAll() && log.end() == end;
        });
    }

    /** Waits until each view knows all. */
    void awaitViews(Duration patience) {
        await("views").atMost(patience).pollInterval(Duration.ofMillis(300)).until(this::viewsKnowAll);
    }

    private boolean hasSeenAll(String processor) {
        return progress.unseen(progress.of(processor).ofAll(), 1).events() == 0;
    }

    private boolean viewsKnowAll() {
        return ViewTables.TABLES.keySet().stream().allMatch(this::hasSeenAll);
    }

    private long mailsUnderWay() {
        return jdbc.sql("select count(*) from mail_order where state in ('PENDING', 'DELAYED')")
                .query(Long.class)
                .single();
    }
}
