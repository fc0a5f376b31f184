package org.emailchange.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.emailchange.query.Client;
import tools.jackson.databind.JsonNode;

/** Has views replayed, as auditors have. */
final class TestRebuilds {
    static final String REPLAYS = "/api/audit/replays";

    private TestRebuilds() {}

    /** Begins a replay, and waits for its end, however it ends. */
    static JsonNode replay(Client auditor, String view) {
        var begun = auditor.post(REPLAYS, "{\"projection\":\"" + view + "\"}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        var location = begun.headers().firstValue("Location").orElseThrow();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !auditor.json(location).path("state").asString().equals("RUNNING"));
        return auditor.json(location);
    }

    /** What a replay has found. */
    static JsonNode differences(Client auditor, JsonNode replay) {
        return auditor.json(REPLAYS + "/" + replay.path("id").asString() + "/differences");
    }
}
