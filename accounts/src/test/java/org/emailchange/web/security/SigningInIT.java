package org.emailchange.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.emailchange.accounts.RunningEdge;
import org.emailchange.testing.http.ApiClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningInIT extends RunningEdge {

    private static final String PATH = "/api/accounts/me/email";

    @Test
    void isChallengedByBasic() {
        var answer = anonymous().get(PATH);

        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer.findHeader("WWW-Authenticate")).hasValue("Basic realm=\"email-change\", charset=\"UTF-8\"");
    }

    @Test
    void failsAlikeForAWrongNameAndAWrongPassword() {
        var wrongPassword = anonymous().as(own.username(), "wrong").get(PATH);
        var wrongName = anonymous().as("nobody", PASSWORD).get(PATH);

        assertProblem(wrongPassword, 401, "unauthenticated");
        assertThat(wrongName.body()).isEqualTo(wrongPassword.body());
    }

    @Test
    void acceptsTheNameInAnyCase() {
        var shouted = own.username().toUpperCase(Locale.ROOT);

        assertThat(anonymous().as(shouted, PASSWORD).get(PATH).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic %%%", "Basic bm9jb2xvbg==", "Basic dQB6OnA=", "Bearer x", "Nonsense"})
    void isChallengedAgainAfterABrokenHeader(String header) {
        assertProblem(anonymous().with("Authorization", header).get(PATH), 401, "unauthenticated");
    }

    @Test
    void startsNoSessionAndIgnoresAForeignCookie() {
        var answer = user().get(PATH);

        assertThat(answer.findHeader("Set-Cookie")).isEmpty();
        assertProblem(anonymous().with("Cookie", "JSESSIONID=0123456789ABCDEF").get(PATH), 401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "same-site", "none"})
    void allowsWritesThatNoOtherSiteCaused(String site) {
        assertThat(write(user().with("Sec-Fetch-Site", site))).isEqualTo(200);
    }

    @Test
    void refusesWritesThatAnotherSiteCaused() {
        assertThat(write(user().with("Sec-Fetch-Site", "cross-site"))).isEqualTo(403);
    }

    private static int write(ApiClient caller) {
        return caller.post("/api/verifications", "{\"token\":\"x\"}").status();
    }

    @Test
    void lastsUntilAStreamEnds() {
        var answer = user().with("Accept", "text/event-stream").get(PATH + "/stream");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("data:here\n\n");
    }
}
