package org.emailchange.query.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.query.Story.newChange;

import java.util.UUID;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.EndReason;
import org.emailchange.api.Side;
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
        story.withIds(address -> ids.idOf(new EmailAddress(address))).imports(email, true);
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
    void findsAnAccountByWhatItHadOrAskedFor() {
        var another = "n" + email;
        story.withIds(address -> ids.idOf(new EmailAddress(address)));
        story.imports(email, true).requests(change, another, email, Side.NEW);
        settle();
        assertThat(foundBy(email)).isEqualTo("CURRENT_ADDRESS");
        assertThat(foundBy(another)).isEqualTo("OPEN_CHANGE");

        story.approves(change, another, email);
        var third = "m" + email;
        var cancelled = newChange();
        story.requests(cancelled, third, another, Side.NEW).cancels(cancelled, third, EndReason.OWNER);
        settle();

        assertThat(foundBy(another)).isEqualTo("CURRENT_ADDRESS");
        assertThat(foundBy(email)).isEqualTo("FORMER_ADDRESS");
        assertThat(foundBy(third)).isEqualTo("ENDED_CHANGE");
    }

    private String foundBy(String query) {
        var found = support().getJson("/api/support/accounts?query=" + query);
        assertThat(found.findValuesAsString("accountId")).containsExactly(account.value());
        return found.get(0).get("foundBy").asString();
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
