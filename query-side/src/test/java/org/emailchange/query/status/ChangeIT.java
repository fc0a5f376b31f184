package org.emailchange.query.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.query.Story.newChange;

import org.emailchange.api.EndReason;
import org.emailchange.api.Side;
import org.emailchange.query.RunningQuerySide;
import org.junit.jupiter.api.Test;

class ChangeIT extends RunningQuerySide {
    private final String change = newChange();

    @Test
    void readsAPastChange() {
        story.requests(change, "first@example.org", Side.NEW)
                .cancels(change, "first@example.org", EndReason.SUPERSEDED)
                .requests(newChange(), "second@example.org", Side.NEW);

        var answer = upToDate().get("/api/accounts/" + account + "/email-changes/" + change);

        assertThat(answer.findHeader("Email-Version")).hasValue("3");
        assertThat(answer.json().get("newEmail").asString()).isEqualTo("first@example.org");
        assertThat(answer.json().get("state").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void answersNotFoundForAChangeOfAnotherAccount() {
        var other = storyOf(open()).requests(change, "first@example.org", Side.NEW);
        story.imports("mine@example.org", true);
        owner(other.account()).with("Email-Version", "1").getJson("/api/accounts/me/email-changes/" + change);

        var answer = upToDate().get("/api/accounts/me/email-changes/" + change);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.findHeader("Email-Version")).hasValue("1");
    }

    @Test
    void answersNotFoundForATextThatIsNoId() {
        assertThat(owner().get("/api/accounts/me/email-changes/last").status()).isEqualTo(404);
    }
}
