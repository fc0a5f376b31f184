package org.emailchange.query.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.query.Story.newChange;

import java.util.UUID;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.Personal;
import org.emailchange.api.Side;
import org.emailchange.api.event.AddressImported;
import org.emailchange.eventstore.address.AddressIds;
import org.emailchange.query.RunningQuerySide;
import org.emailchange.testing.http.ApiClient;
import org.junit.jupiter.api.Test;

class SupportIT extends RunningQuerySide {
    private final String email = "jane." + UUID.randomUUID() + "@example.org";
    private final String change = newChange();

    private final AddressIds ids = bean(AddressIds.class);

    private ApiClient support() {
        return staff("helper");
    }

    private ApiClient auditor() {
        return staff("checker");
    }

    /** What the view knows at last. */
    private void settle() {
        owner().with("Email-Version", Long.toString(story.version())).getJson("/api/accounts/me/email");
    }

    @Test
    void findsAnAccountByItsIdItsNameAndItsExactAddress() {
        var addressId = ids.idOf(new EmailAddress(email));
        story.happens(
                new AddressImported(account.value(), Personal.of(account, email), addressId, true, clock.instant()));
        settle();

        for (var query : new String[] {account.value(), "user-" + account, email, email.replace("jane", "JANE")}) {
            assertThat(support().getJson("/api/support/accounts?query=" + query).findValuesAsString("accountId"))
                    .as(query)
                    .containsExactly(account.value());
        }
        assertThat(support().getJson("/api/support/accounts?query=" + email.substring(1)))
                .isEmpty();
    }

    @Test
    void masksAddressesAndNames() {
        story.imports(email, true).requests(change, "new@example.org", email, Side.NEW, Side.CURRENT);
        settle();

        var answer = support().get("/api/support/accounts/" + account).body();

        assertThat(answer).contains("j***@e***.org", "n***@e***.org", "u***").doesNotContain("jane", "new@", "user-");
    }

    @Test
    void saysWhatToTellTheCustomer() {
        story.requests(change, "new@example.org", Side.NEW);
        story.mailGivenUp(change, story.lastMail(), 8, "the mailbox does not exist");
        story.fails(1);
        settle();

        var path = "/api/support/accounts/" + account;

        assertThat(support().getJson(path).path("advice").findValuesAsString("situation"))
                .as("no word of a button in a mail that did not arrive")
                .containsExactly("MAIL_FAILED", "FAILED_ATTEMPTS", "NO_ADDRESS");
        assertThat(support().getJson(path).path("advice").findValuesAsString("say"))
                .allSatisfy(sentence -> assertThat(sentence).matches("[A-Z][^{}]+\\."));
        assertThat(support()
                        .with("Accept-Language", "ne")
                        .getJson(path)
                        .path("advice")
                        .findValuesAsString("say"))
                .allSatisfy(sentence -> assertThat(sentence).endsWith("\u0964"));
    }

    @Test
    void saysFirstThatSomebodyElseMayKnowThePassword() {
        story.requests(change, "new@example.org", email, Side.NEW).approves(change, "new@example.org", email);
        story.undoes(change, email, "new@example.org")
                .locksUntil(clock.instant().plusSeconds(60));
        settle();

        assertThat(support()
                        .getJson("/api/support/accounts/" + account)
                        .path("advice")
                        .findValuesAsString("situation"))
                .startsWith("UNDONE", "LOCKED");
    }

    @Test
    void remembersWhoLookedAndNotWhatTheySaw() {
        support().getJson("/api/support/accounts/" + account);
        auditor().getJson("/api/audit/accounts/" + account + "/events");

        var accesses = auditor().getJson("/api/audit/accesses?account=" + account);

        assertThat(accesses.findValuesAsString("kind")).containsExactly("HISTORY", "SUPPORT_STATUS");
        assertThat(accesses.findValuesAsString("by")).containsExactly("AUDITOR:checker", "SUPPORT:helper");
    }
}
