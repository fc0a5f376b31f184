package org.emailchange.pages.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.emailchange.api.LinkPurpose;
import org.emailchange.pages.RunningPages;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.http.ApiClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of links where the settings require signing in to confirm. */
class LinkSessionPagesIT extends RunningPages {

    private static final TestSystem REQUIRED =
            builder().setting("email-change.link.session", "required").start();

    private final String from = fresh("old");
    private final String to = fresh("new");
    private final TestAccount account = REQUIRED.openAccount(from);
    private final ApiClient owner = REQUIRED.client().as(account);

    @AfterAll
    static void stop() {
        REQUIRED.close();
    }

    @BeforeEach
    void request() {
        owner.requestChange(to).expect(202);
    }

    @Test
    void askToSignInBeforeConfirming() {
        var token = REQUIRED.inbox().token(from, LinkPurpose.CONFIRM_CURRENT);

        var page = REQUIRED.client().get("/verify?token=" + token).expect(401);
        assertThat(page.body()).contains("<h1>Sign in first</h1>").doesNotContain(to, from, token);
        assertThat(page.header("WWW-Authenticate")).startsWith("Basic ");
        REQUIRED.client().postForm("/verify", Map.of("token", token)).expect(401);
        REQUIRED.client()
                .as(account.username(), "wrong")
                .postForm("/verify", Map.of("token", token))
                .expect(401);

        owner.get("/verify?token=" + token).expect(200);
        assertThat(owner.postForm("/verify", Map.of("token", token)).expect(200).body())
                .contains("Thank you");
    }

    @Test
    void stopAChangeWithoutSigningIn() {
        var token = REQUIRED.inbox().token(from, LinkPurpose.REVOKE);

        REQUIRED.client().get("/revoke?token=" + token).expect(200);
        REQUIRED.client().postForm("/revoke", Map.of("token", token)).expect(200);
    }
}
