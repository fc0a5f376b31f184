package org.emailchange.query.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.query.Story.newChange;

import org.emailchange.api.Side;
import org.emailchange.query.RunningQuerySide;
import org.emailchange.query.Story;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StatusIT extends RunningQuerySide {
    private static final String OLD = "old@example.org";
    private static final String NEW = "new@example.org";

    private final String change = newChange();

    private JsonNode status() {
        return owner().with("Email-Version", Long.toString(story.version())).json("/api/accounts/me/email");
    }

    @Test
    void knowsAnAccountWithoutEvents() {
        var response = owner().get("/api/accounts/me/email");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Email-Version")).hasValue("0");
        assertThat(response.body()).isEqualTo("""
                {"accountId":"%s","email":null,"emailVerified":false,"emailVerifiedOn":null,"state":"NONE",\
                "change":null,"failedAttempts":0,"lockedUntil":null,"holdUntil":null,"undoUntil":null,\
                "previousAddresses":[]}""".formatted(account));
    }

    @Test
    void tellsOfAnOpenChange() {
        story.requests(change, NEW, Side.NEW, Side.CURRENT);

        assertThat(status().toString()).isEqualTo("""
                {"accountId":"%s","email":null,"emailVerified":false,"emailVerifiedOn":null,"state":"REQUESTED",\
                "change":{"changeId":"%s","newEmail":"new@example.org","state":"REQUESTED","reason":null,\
                "requestedAt":"%s","expiresAt":"%s","awaiting":["NEW","CURRENT"],\
                "mail":[{"kind":"CONFIRM_NEW","to":"NEW","state":"PENDING","attempts":0,"error":null}]},\
                "failedAttempts":0,"lockedUntil":null,"holdUntil":null,"undoUntil":null,"previousAddresses":[]}""".formatted(
                        account, change, clock.instant(), clock.instant().plus(Story.LIFETIME)));
    }
}
