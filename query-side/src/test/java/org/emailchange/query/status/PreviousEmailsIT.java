package org.emailchange.query.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.query.Story.newChange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.emailchange.api.Side;
import org.emailchange.query.RunningQuerySide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreviousEmailsIT extends RunningQuerySide {
    private static final String FIRST = "first@example.org";
    private static final String SECOND = "second@example.org";

    private Instant start;

    @BeforeEach
    void rememberStart() {
        start = clock.instant();
    }

    @Test
    void knowsNoneOfAnAccountWithoutEvents() {
        var answer = owner().get("/api/accounts/me/previous-emails");

        assertThat(answer.body()).isEqualTo("[]");
        assertThat(answer.findHeader("Email-Version")).hasValue("0");
    }

    @Test
    void doesNotListTheCurrentAddress() {
        story.imports(FIRST, true);

        assertThat(previous()).isEmpty();
    }

    @Test
    void listsWhatWasReplacedNewestFirst() {
        story.imports(FIRST, true);
        changeTo(SECOND, FIRST, 1);
        changeTo("third@example.org", SECOND, 2);

        assertThat(previous()).containsExactly(entry(SECOND, 1, 2), entry(FIRST, 0, 1));
    }

    @Test
    void listsAnAddressThatWasNeverProved() {
        story.imports(FIRST, false);
        changeTo(SECOND, null, 1);

        assertThat(previous()).containsExactly(entry(FIRST, 0, 1));
    }

    @Test
    void endsNothingWhenTheSameAddressIsProved() {
        story.imports(FIRST, false);
        changeTo("First@Example.org", null, 1);
        changeTo(SECOND, "First@Example.org", 2);

        assertThat(previous()).containsExactly(entry("First@Example.org", 0, 2));
    }

    @Test
    void listsWhatWasUndone() {
        story.imports(FIRST, true);
        var change = changeTo(SECOND, FIRST, 1);
        at(2);
        story.undoes(change, FIRST, SECOND);
        changeTo("third@example.org", FIRST, 3);

        assertThat(previous()).containsExactly(entry(FIRST, 2, 3), entry(SECOND, 1, 2), entry(FIRST, 0, 1));
    }

    @Test
    void listsWhatWasCleared() {
        story.imports(FIRST, false);
        at(1);
        story.clears(FIRST);

        assertThat(previous()).containsExactly(entry(FIRST, 0, 1));
    }

    private String changeTo(String email, String former, int hour) {
        var change = newChange();
        at(hour);
        story.requests(change, email, former, Side.NEW).approves(change, email, former);
        return change;
    }

    private void at(int hour) {
        clock.set(start.plus(Duration.ofHours(hour)));
    }

    private String entry(String email, int from, int until) {
        return "{\"email\":\"%s\",\"from\":\"%s\",\"until\":\"%s\"}"
                .formatted(email, start.plus(Duration.ofHours(from)), start.plus(Duration.ofHours(until)));
    }

    private List<String> previous() {
        return upToDate()
                .getJson("/api/accounts/me/previous-emails")
                .valueStream()
                .map(Object::toString)
                .toList();
    }
}
