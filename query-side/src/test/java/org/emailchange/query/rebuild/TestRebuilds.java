package org.emailchange.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.emailchange.testing.http.ApiClient;
import tools.jackson.databind.JsonNode;

/** Rebuilds views by the calls that auditors use. */
final class TestRebuilds {
    static final String REPLAYS = "/api/audit/replays";

    private TestRebuilds() {}

    /** Starts a rebuild and waits until it is done or failed. */
    static JsonNode rebuild(ApiClient auditor, String view) {
        return rebuild(auditor, view, () -> {});
    }

    /** The same, with something to do each time before looking at its progress. */
    static JsonNode rebuild(ApiClient auditor, String view, Runnable beforeEachLook) {
        var started = auditor.post(REPLAYS, "{\"projection\":\"" + view + "\"}");
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        var location = started.findHeader("Location").orElseThrow();
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            beforeEachLook.run();
            return !auditor.getJson(location).path("state").asString().equals("RUNNING");
        });
        return auditor.getJson(location);
    }

    /** The differences that a rebuild found. */
    static JsonNode differences(ApiClient auditor, JsonNode rebuild) {
        return auditor.getJson(REPLAYS + "/" + rebuild.path("id").asString() + "/differences");
    }
}
