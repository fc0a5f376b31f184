package org.emailchange.pages.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.emailchange.api.event.VerificationResent;
import org.emailchange.pages.RunningPages;
import org.emailchange.testing.TestAccount;
import org.junit.jupiter.api.Test;

class AccountPagesIT extends RunningPages {

    private final TestAccount account = system.openAccount(null);

    /** What the key of the form is for is not to repeat an action, and not to keep it from being done later. */
    @Test
    void doWhatAFormAsksForThatWasSentTooEarlyBefore() {
        var person = browser().signIn(account);
        person.get("/account").expect(200);
        var asked = anybody().as(account).requestChange(fresh("to")).expect(202);
        var form = Map.of("idempotency-key", "key-of-a-page");
        var resend = "/account/changes/" + asked.get("changeId") + "/resend";

        person.post(resend, form).expect(302);
        assertThat(resent()).isZero();
        clock.advance(Duration.ofMinutes(1));
        person.post(resend, form).expect(302);
        assertThat(resent()).isOne();
        clock.advance(Duration.ofMinutes(1));
        person.post(resend, form).expect(302);
        assertThat(resent()).isOne();
    }

    @Test
    void sayOfALinkThatRanOutThatItWasNotUsedAndNotToOpenItsMail() {
        var owner = system.openAccount(fresh("owner"));
        anybody().as(owner).requestChange(fresh("to")).expect(202);
        await().until(() -> anybody().as(owner).status().body().split("\"SENT\"", -1).length == 3);
        clock.advance(Duration.ofDays(1));
        var person = browser().signIn(owner);
        await().until(() -> person.get("/account").body().contains("The links have run out"));

        assertThat(person.get("/account").body())
                .contains("Not confirmed", "Not agreed")
                .doesNotContain("The mail has been sent", "class=\"done\"");
    }

    private long resent() {
        return system.events(account).stream()
                .filter(VerificationResent.class::isInstance)
                .count();
    }
}
