package org.emailchange.query.live;

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
    void tellsEachVersionOnce() {
        var stream = new StatusStream(emitter, null, -1, News::json);

        stream.offer(news(0, "nothing"), NOW);
        stream.offer(news(1, "something"), NOW);
        stream.offer(news(1, "something"), NOW);

        assertThat(sent).containsSubsequence("nothing", "something").containsOnlyOnce("something");
    }

    @Test
    void tellsNoOlderVersion() {
        var stream = new StatusStream(emitter, null, 3, News::json);

        stream.offer(news(2, "older"), NOW);

        assertThat(sent).isEmpty();
    }

    @Test
    void tellsNothingBeforeBothViewsHaveSeenIt() {
        var stream = new StatusStream(emitter, null, 3, News::json);

        stream.offer(news(3, "known"), NOW);
        stream.offer(news(3, "half seen"), NOW);
        stream.offer(news(4, "seen"), NOW);

        assertThat(sent).contains("seen").doesNotContain("known", "half seen");
    }

    @Test
    void tellsThatTimeHasPassed() {
        var stream = new StatusStream(emitter, null, -1, News::json);
        var end = NOW.plusSeconds(60);

        stream.offer(new News(3, "locked", Optional.of(end)), NOW);
        stream.offer(news(3, "open"), end);
        stream.offer(news(3, "open"), end);

        assertThat(sent).containsSubsequence("locked", "open").containsOnlyOnce("open");
    }

    private static News news(long version, String json) {
        return new News(version, json, Optional.empty());
    }
}
