package org.emailchange.eventstore.schedule;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.emailchange.sample.Alarm;
import org.emailchange.sample.Node;
import org.emailchange.sample.Rung;
import org.emailchange.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class TaskWakerIT {
    @Test
    void hasADueTaskRunThoughTheNextLookIsFar() {
        try (var node = Node.on(TestDatabase.fresh(), "db-scheduler.polling-interval=1h")) {
            node.send(new Alarm("now", Duration.ZERO));

            await().until(() -> node.seen().payloads().contains(new Rung("now", 0)));
        }
    }
}
