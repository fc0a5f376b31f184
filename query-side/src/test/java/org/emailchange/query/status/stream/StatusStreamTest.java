package org.emailchange.query.status.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class StatusStreamTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final List<String> sent = new ArrayList<>();
    private final SseEmitter emitter = new SseEmitter() {
        @Override
        public void send(SseEventBuilder event) {
            Set<DataWithMediaType> parts = event.build();
            parts.forEach(part -> sent.add(part.getData().toString().strip()));
        }
    };

    @Test
    void sendsEachVersionOnce() {
        var stream = new StatusStream(emitter, null, -1, StatusSnapshot::json);

        stream.offer(snapshot(0, "nothing"), NOW);
        stream.offer(snapshot(1, "something"), NOW);
        stream.offer(snapshot(1, "something"), NOW);

        assertThat(sent).containsSubsequence("nothing", "something").containsOnlyOnce("something");
    }

    @Test
    void sendsNoOlderVersion() {
        var stream = new StatusStream(emitter, null, 3, StatusSnapshot::json);

        stream.offer(snapshot(2, "older"), NOW);

        assertThat(sent).isEmpty();
    }

    @Test
    void sendsNothingElseWithinAVersion() {
        var stream = new StatusStream(emitter, null, 3, StatusSnapshot::json);

        stream.offer(snapshot(3, "known"), NOW);
        stream.offer(snapshot(3, "differs"), NOW);
        stream.offer(snapshot(4, "next"), NOW);

        assertThat(sent).contains("next").doesNotContain("known", "differs");
    }

    @Test
    void sendsAVersionAgainOnceALockIsOver() {
        var stream = new StatusStream(emitter, null, -1, StatusSnapshot::json);
        var end = NOW.plusSeconds(60);

        stream.offer(new StatusSnapshot(3, "locked", Optional.of(end)), NOW);
        stream.offer(snapshot(3, "open"), end);
        stream.offer(snapshot(3, "open"), end);

        assertThat(sent).containsSubsequence("locked", "open").containsOnlyOnce("open");
    }

    private static StatusSnapshot snapshot(long version, String json) {
        return new StatusSnapshot(version, json, Optional.empty());
    }
}
