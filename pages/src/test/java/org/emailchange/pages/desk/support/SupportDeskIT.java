package org.emailchange.pages.desk.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.emailchange.pages.desk.RunningDesks;
import org.emailchange.testing.TestAccount;
import org.junit.jupiter.api.Test;

class SupportDeskIT extends RunningDesks {

    @Test
    void isWhereSigningInLeadsSupport() {
        assertThat(support().get("/").findHeader("Location")).hasValue("/support");
        assertThat(support().get("/support").body())
                .contains("staff-support", "Sign out", "action=\"/support/search\"")
                .doesNotContain("/audit");
    }

    @Test
    void findsACustomerByIdNameOrExactAddress() {
        for (var text : new String[] {account, name, " " + email, email.toUpperCase(Locale.ROOT)}) {
            assertThat(support().post("/support/search", query(text)).findHeader("Location"))
                    .as(text)
                    .hasValue("/support/accounts/" + account);
        }
        assertThat(support().post("/support/search", query(email.substring(1))).body())
                .contains("Nothing found")
                .doesNotContain(account);
    }

    @Test
    void putsWhatIsSearchedForIntoNoUrl() {
        assertThat(support().get("/support/search?query=x").status()).isEqualTo(405);
        assertThat(links(support().submit("/support/search", query(email)).body()))
                .isNotEmpty()
                .noneMatch(link -> link.contains("@") || link.contains("customer"));
    }

    @Test
    void showsNothingThatIsNotMasked() {
        customer.requestChange("other@elsewhere.example", TestAccount.PASSWORD).expect(202);
        awaitStatus("REQUESTED");

        assertThat(support().open("/support/accounts/" + account).body())
                .contains("c***@m***.org", "o***@e***.example", "waits for both mailboxes")
                .doesNotContain(email, name, "other@", "elsewhere");
    }

    @Test
    void saysFirstWhatIsMostPressing() {
        for (var failures = 0; failures < 5; failures++) {
            customer.requestChange("other@elsewhere.example", "wrong").expect(401);
        }
        awaitStatus("lockedUntil\":\"");

        var page = support().open("/support/accounts/" + account).body();

        assertThat(page).containsPattern("class=\"lead\">Changes of the address are locked until \\d{4}-");
        assertThat(support().open("/support/accounts/" + account + "?lang=ne").body())
                .contains("lang=\"ne\"")
                .doesNotContain("What to tell the customer");
    }

    @Test
    void saysInTheReadersLanguageWhatIsWrongWithAMail() {
        var to = fresh("refused");
        system.mailServer().whenTo(to).refuse();
        customer.requestChange(to, TestAccount.PASSWORD).expect(202);
        awaitStatus("(550 5.1.1)");

        assertThat(support().open("/support/accounts/" + account).body())
                .contains("The mail server refused the address (550 5.1.1).");
        assertThat(support().open("/support/accounts/" + account + "?lang=ne").body())
                .contains("(550 5.1.1)")
                .doesNotContain("The mail server refused");
    }

    @Test
    void notesWhoRead() {
        support().submit("/support/search", query(email));

        assertThat(readings())
                .contains("\"by\":\"SUPPORT:staff-support\"", "\"kind\":\"SEARCH\"", "\"kind\":\"SUPPORT_STATUS\"")
                .doesNotContain(email);
    }

    @Test
    void isForSupportAlone() {
        var refused = auditor().get("/support/accounts/" + account);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("<h1>").doesNotContain("c***");
        assertThat(browser().get("/support").findHeader("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("/sign-in"));
        assertThat(readings()).isEqualTo("[]");
    }
}
