package org.emailchange.eventstore.schedule;

import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import org.emailchange.sample.Node;
import org.emailchange.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class TaskWakerIT {
    @Test
    void hasADueTaskRunThoughTheNextLookIsFar() {
        try (var node = Node.on(TestDatabase.fresh(), "db-scheduler.polling-interval=1h")) {
            node.bean(SchedulerClient.class).scheduleIfNotExists(new TaskInstance<>("ring", "now"), Instant.now());

            await().until(() -> node.seen().rings() == 1);
        }
    }
}
