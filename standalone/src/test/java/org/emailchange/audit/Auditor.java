package org.emailchange.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.emailchange.api.AccountId;
import org.emailchange.attack.Answer;
import org.emailchange.attack.Client;
import org.emailchange.attack.Node;
import tools.jackson.databind.JsonNode;

/** An auditor at work. */
record Auditor(Client client) {

    /** What a node has to be told so that there is one. */
    static final Map<String, String> STAFF = Map.of(
            "email-change.staff.checker.roles",
            "AUDITOR",
            "email-change.staff.checker.password",
            Node.HASH,
            "email-change.staff.keeper.roles",
            "OPERATOR",
            "email-change.staff.keeper.password",
            Node.HASH);

    private static final String REPLAYS = "/api/audit/replays";

    static Auditor at(Client client) {
        return new Auditor(client.as("checker", Node.PASSWORD));
    }

    /** Asks for a replay. */
    CompletableFuture<Answer> begin(String view) {
        return client.post(REPLAYS, Map.of("projection", view));
    }

    /** Has a view rebuilt, and waits for the end. */
    JsonNode replay(String view, Duration patience) {
        return ended(begin(view).join().expect(202).get("id"), patience);
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
        return client.send("GET", path, "").join().expect(200).json();
    }

    /** It has found nothing. */
    static void assertAlike(JsonNode replay) {
        assertThat(replay.path("state").asString()).as("%s", replay).isEqualTo("DONE");
        assertThat(replay.path("differences").asLong(-1)).as("%s", replay).isZero();
    }
}
