package org.emailchange.query.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.emailchange.query.Story.newChange;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.emailchange.api.Side;
import org.emailchange.query.RunningQuerySide;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;

class ViewsHealthIT extends RunningQuerySide {
    @Autowired
    private ViewsHealth health;

    @Autowired
    private LagMeters meters;

    private Status state() {
        return health.health(true).getStatus();
    }

    @Test
    void isDownWhileAnEventWaitsTooLongForAView() {
        var registry = new SimpleMeterRegistry();
        meters.bindTo(registry);
        var behind = registry.get("email.change.view.behind.events")
                .tag("view", "status")
                .gauge();
        await().until(() -> state().equals(Status.UP) && behind.value() == 0);
        var processor = processor("status");
        processor.shutDown();
        try {
            story.requests(newChange(), "new@example.org", Side.NEW);

            assertThat(behind.value()).isEqualTo(1);
            assertThat(state()).isEqualTo(Status.UP);
            clock.advance(Duration.ofMinutes(1));
            assertThat(state()).isEqualTo(Status.DOWN);
        } finally {
            processor.start();
        }
        await().until(() -> state().equals(Status.UP) && behind.value() == 0);
    }
}
