package org.emailchange.query.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.query.Story.newChange;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.emailchange.api.EndReason;
import org.emailchange.api.Side;
import org.emailchange.query.RunningQuerySide;
import org.emailchange.query.Story;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What each event does to the state of a change. */
class ChangeStatesIT extends RunningQuerySide {
    private static final String OLD = "old@example.org";
    private static final String NEW = "new@example.org";

    private final String change = newChange();

    @Test
    void confirmed() {
        story.requests(change, NEW, OLD, Side.NEW, Side.CURRENT).confirms(change, Side.CURRENT);

        assertThat(texts(changeNow().get("awaiting"))).containsExactly("NEW");
        assertThat(texts(changeNow().get("confirmed"))).containsExactly("CURRENT");
    }

    @Test
    void approved() {
        story.imports(OLD, true).requests(change, NEW, OLD, Side.NEW).approves(change, NEW, OLD);

        var status = status();
        assertThat(status.get("state").asString()).isEqualTo("APPROVED");
        assertThat(status.get("email").asString()).isEqualTo(NEW);
        assertThat(status.get("emailVerified").asBoolean()).isTrue();
        assertThat(status.get("emailVerifiedOn").asString())
                .isEqualTo(clock.instant().toString());
        assertThat(status.get("holdUntil").asString())
                .isEqualTo(clock.instant().plus(Story.HOLD).toString());
        assertThat(status.get("undoUntil").asString())
                .isEqualTo(clock.instant().plus(Story.UNDO).toString());
        assertThat(status.get("previousAddresses").get(0).get("email").asString())
                .isEqualTo(OLD);
        assertThat(texts(status.get("change").get("awaiting"))).isEmpty();
    }

    @Test
    void declined() {
        story.requests(change, NEW, Side.NEW).declines(change, NEW);

        assertThat(stateAndReason()).containsExactly("DECLINED", "ADDRESS_TAKEN");
    }

    @Test
    void cancelled() {
        story.requests(change, NEW, Side.NEW).cancels(change, NEW, EndReason.OWNER);

        assertThat(stateAndReason()).containsExactly("CANCELLED", "OWNER");
    }

    @Test
    void expiredAndReopened() {
        story.requests(change, NEW, Side.NEW).expires(change, NEW);
        assertThat(stateAndReason()).containsExactly("EXPIRED", null);
        assertThat(texts(changeNow().get("confirmed")))
                .as("nobody has confirmed anything")
                .isEmpty();

        clock.advance(Duration.ofHours(30));
        story.resends(change, NEW, 2, true, Side.NEW);

        assertThat(stateAndReason()).containsExactly("REQUESTED", null);
        assertThat(texts(changeNow().get("awaiting"))).containsExactly("NEW");
        assertThat(changeNow().get("expiresAt").asString())
                .isEqualTo(clock.instant().plus(Story.LIFETIME).toString());
    }

    @Test
    void undone() {
        story.imports(OLD, true)
                .requests(change, NEW, OLD, Side.NEW)
                .approves(change, NEW, OLD)
                .undoes(change, OLD, NEW);

        var status = status();
        assertThat(status.get("state").asString()).isEqualTo("UNDONE");
        assertThat(status.get("email").asString()).isEqualTo(OLD);
        assertThat(status.get("emailVerified").asBoolean()).isTrue();
        assertThat(status.get("undoUntil").isNull()).isTrue();
    }

    @Test
    void undoneWithAnEarlierOne() {
        var later = newChange();
        story.imports(OLD, true)
                .requests(change, NEW, OLD, Side.NEW)
                .approves(change, NEW, OLD)
                .requests(later, "third@example.org", NEW, Side.NEW)
                .approves(later, "third@example.org", NEW)
                .undoesWith(change, later, OLD, "third@example.org")
                .undoes(change, OLD, NEW);

        var status = status();
        assertThat(status.get("state").asString()).isEqualTo("UNDONE");
        assertThat(status.get("email").asString()).isEqualTo(OLD);
        assertThat(changeAt(change).get("state").asString()).isEqualTo("UNDONE");
        assertThat(changeAt(later).get("state").asString()).isEqualTo("UNDONE");
        assertThat(status.get("previousAddresses").size()).isEqualTo(3);
    }

    @Test
    void superseded() {
        var next = newChange();
        story.requests(change, NEW, Side.NEW)
                .cancels(change, NEW, EndReason.SUPERSEDED)
                .requests(next, OLD, Side.NEW);

        assertThat(changeNow().get("changeId").asString()).isEqualTo(next);
        assertThat(changeAt(change).get("reason").asString()).isEqualTo("SUPERSEDED");
    }

    private List<String> stateAndReason() {
        var now = changeNow();
        return Arrays.asList(
                now.get("state").asString(),
                now.get("reason").isNull() ? null : now.get("reason").asString());
    }

    private JsonNode changeNow() {
        return status().get("change");
    }

    private JsonNode changeAt(String id) {
        return owner().getJson("/api/accounts/me/email-changes/" + id);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
