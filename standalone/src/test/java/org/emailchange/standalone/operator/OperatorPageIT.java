package org.emailchange.standalone.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.emailchange.standalone.StandaloneProcess;
import org.emailchange.testing.TestMailServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on which operators see the mails that are not out. */
class OperatorPageIT {

    private static final String PAGE = "/operator/mails";
    private static final Pattern BUTTON = Pattern.compile("name=\"mail\" value=\"([^\"]+)\"");

    @TempDir
    private static Path directory;

    private static TestMailServer server;
    private static StandaloneProcess service;

    private final String to = "refused-" + UUID.randomUUID() + "@example.org";
    private final Browser operator = browser();

    @BeforeAll
    static void start() {
        server = TestMailServer.started();
        service = StandaloneProcess.start(
                directory,
                Map.of("spring.mail.host", server.host(), "spring.mail.port", String.valueOf(server.port())));
    }

    @AfterAll
    static void stop() {
        service.close();
        server.close();
    }

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
        for (var name : List.of("bob", "app", "support", "auditor")) {
            var somebody = browser();
            somebody.signIn(name, "demo");
            assertThat(somebody.open(PAGE).statusCode()).as(name).isEqualTo(403);
        }
    }

    @Test
    void showsWhatWasGivenUpInTheReadersLanguageAndSendsItAgain() {
        giveUp();
        operator.signIn("operator", "demo");
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

        assertThat(said.body()).contains("The mail is sent once more.");
        server.awaitMailTo(to);
        operator.open(PAGE);
        assertThat(operator.submit(PAGE, Map.of("mail", mail.group(1))).body())
                .contains("This mail cannot be sent again");
    }

    @Test
    void sendsNothingAgainWithoutTheTokenOfItsForm() {
        operator.signIn("operator", "demo");
        operator.open(PAGE);
        operator.forget();

        var answer = operator.submit(PAGE, Map.of("mail", UUID.randomUUID().toString()));

        assertThat(answer.body())
                .as("led back to the page, and nobody has even looked for the mail")
                .contains("<h1>Mails that are not out</h1>")
                .doesNotContain("This mail cannot be sent again");
    }

    /** Bob asks for an address that the mail server refuses. */
    private void giveUp() {
        server.whenTo(to).refuse();
        var bob = browser();
        bob.signIn("bob", "demo");
        var answer = bob.submit(
                "/account/changes",
                Map.of("newEmail", to, "password", "demo", "idempotency-key", UUID.randomUUID() + ""));
        assertThat(answer.body()).contains(to);
    }

    private static Browser browser() {
        return new Browser(service);
    }
}
