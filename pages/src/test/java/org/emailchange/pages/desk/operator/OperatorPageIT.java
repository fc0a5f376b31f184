package org.emailchange.pages.desk.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.emailchange.pages.RunningPages;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestMailServer;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.http.FormBrowser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page on which operators see the mails that are not out. */
class OperatorPageIT extends RunningPages {

    private static final String PAGE = "/operator/mails";
    private static final Pattern BUTTON = Pattern.compile("name=\"mail\" value=\"([^\"]+)\"");

    private final TestMailServer server = system.mailServer();
    private final String to = "refused-" + UUID.randomUUID() + "@example.org";
    private final FormBrowser operator = operator();

    @AfterEach
    void behave() {
        server.behave();
    }

    @Test
    void leadsToTheSignInWhoeverIsNotSignedIn() {
        var answer = browser().open(PAGE);

        assertThat(answer.uri().getPath()).isEqualTo("/sign-in");
        assertThat(answer.body()).doesNotContain("operator");
    }

    @Test
    void isForOperatorsAlone() {
        var people = List.of(
                browser().signIn(system.openAccount(null)),
                browser().signIn(TestSystem.WALLET, TestAccount.PASSWORD),
                support(),
                auditor());
        for (var browser : people) {
            browser.open(PAGE).expect(403);
        }
    }

    @Test
    void showsWhatWasGivenUpInTheReadersLanguageAndSendsItAgain() {
        giveUp();
        var page = await("given up")
                .atMost(TestMailServer.PATIENCE)
                .until(
                        () -> operator.open(PAGE).body(),
                        body -> BUTTON.matcher(body).find());
        assertThat(page)
                .contains("<h1>Mails that are not out</h1>", "The mail server refused the address (550 5.1.1).")
                .doesNotContain(to, "??", "style=");
        var nepali = operator.open(PAGE + "?lang=ne").body();
        assertThat(nepali).contains("lang=\"ne\"", "(550 5.1.1)").doesNotContain("The mail server refused", to, "??");
        operator.open(PAGE + "?lang=en");

        server.behave();
        var mail = BUTTON.matcher(page);
        assertThat(mail.find()).isTrue();
        var said = operator.submit(PAGE, Map.of("mail", mail.group(1)));

        assertThat(said.body()).contains("The mail is tried once more now");
        server.awaitMailTo(to);
        operator.open(PAGE);
        assertThat(operator.submit(PAGE, Map.of("mail", mail.group(1))).body())
                .contains("This mail cannot be sent again");
    }

    @Test
    void sendsNothingAgainWithoutTheTokenOfItsForm() {
        operator.open(PAGE);
        operator.forgetToken();

        var answer = operator.submit(PAGE, Map.of("mail", UUID.randomUUID().toString()));

        assertThat(answer.body())
                .as("led back to the page, and nobody has even looked for the mail")
                .contains("<h1>Mails that are not out</h1>")
                .doesNotContain("This mail cannot be sent again");
    }

    /** Somebody asks for an address that the mail server refuses. */
    private void giveUp() {
        server.whenTo(to).refuse();
        var somebody = browser().signIn(system.openAccount(null));
        somebody.get("/account").expect(200);
        var answer = somebody.submit(
                "/account/changes",
                Map.of(
                        "newEmail",
                        to,
                        "password",
                        TestAccount.PASSWORD,
                        "idempotency-key",
                        UUID.randomUUID().toString()));
        assertThat(answer.body()).contains(to);
    }
}
