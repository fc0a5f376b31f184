package org.emailchange.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.query.Story.newChange;

import org.emailchange.api.Side;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessIT extends RunningQuerySide {
    private final String change = newChange();

    @BeforeEach
    void begin() {
        story.requests(change, "new@example.org", Side.NEW);
        status();
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "email-changes/{change}", "previous-emails", "email/stream"})
    void isRefusedToOthers(String rest) {
        var path = "/api/accounts/" + account + "/" + rest.replace("{change}", change);

        assertThat(owner(open()).get(path).status()).isEqualTo(404);
        assertThat(anonymous().get(path).status()).isEqualTo(401);
        assertThat(staff("helper").get(path).status()).isEqualTo(403);
        assertThat(staff("checker").get(path).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "email-changes/{change}", "previous-emails"})
    void isGivenToTheOwnerAndTheWallet(String rest) {
        var path = "/" + rest.replace("{change}", change);

        var own = owner().getJson("/api/accounts/me" + path);

        assertThat(owner().getJson("/api/accounts/" + account + path)).isEqualTo(own);
        assertThat(staff("wallet").getJson("/api/accounts/" + account + path)).isEqualTo(own);
        assertThat(own.toString()).doesNotContain("***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "previous-emails", "email/stream"})
    void findsNoAccountThatDoesNotExist(String rest) {
        var path = "/api/accounts/" + newChange() + "/" + rest;

        assertThat(staff("wallet").get(path).status()).isEqualTo(404);
    }
}
