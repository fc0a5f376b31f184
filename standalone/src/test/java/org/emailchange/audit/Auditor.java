package org.emailchange.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.emailchange.api.AccountId;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestSettings;
import org.emailchange.testing.http.Answer;
import org.emailchange.testing.http.ApiClient;
import tools.jackson.databind.JsonNode;

/** An auditor at work. */
record Auditor(ApiClient client) {

    /** What a node has to be told so that there is one. */
    static final Map<String, String> STAFF = staff();

    private static Map<String, String> staff() {
        var staff = new HashMap<>(TestSettings.staff("checker", "AUDITOR"));
        staff.putAll(TestSettings.staff("keeper", "OPERATOR"));
        return Map.copyOf(staff);
    }

    private static final String REPLAYS = "/api/audit/replays";

    static Auditor at(ApiClient client) {
        return new Auditor(client.as("checker", TestAccount.PASSWORD));
    }

    /** Asks for a replay. */
    Answer begin(String view) {
        return client.post(REPLAYS, Map.of("projection", view));
    }

    /** Has a view rebuilt, and waits for the end. */
    JsonNode replay(String view, Duration patience) {
        return ended(begin(view).expect(202).get("id"), patience);
    }

    JsonNode ended(String replay, Duration patience) {
        await("end of the replay")
                .atMost(patience)
                .until(() -> !found(replay).path("state").asString().equals("RUNNING"));
        return found(replay);
    }

    JsonNode found(String replay) {
        return get(REPLAYS + "/" + replay);
    }

    /** The events of an account. */
    JsonNode history(AccountId account) {
        return get("/api/audit/accounts/" + account + "/events");
    }

    private JsonNode get(String path) {
        return client.get(path).expect(200).json();
    }

    /** It has found nothing. */
    static void assertAlike(JsonNode replay) {
        assertThat(replay.path("state").asString()).as("%s", replay).isEqualTo("DONE");
        assertThat(replay.path("differences").asLong(-1)).as("%s", replay).isZero();
    }
}
