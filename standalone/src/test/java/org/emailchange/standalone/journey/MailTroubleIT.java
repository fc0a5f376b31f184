package org.emailchange.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.emailchange.standalone.StandaloneProcess;
import org.emailchange.testing.MailRule;
import org.emailchange.testing.TestMailServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody hears of a mail, and reads in the status, when the mail server misbehaves. */
class MailTroubleIT {

    @TempDir
    private static Path directory;

    private static TestMailServer server;
    private static StandaloneProcess service;

    @BeforeAll
    static void start() {
        server = TestMailServer.started();
        service = StandaloneProcess.start(
                directory,
                Map.of(
                        "spring.mail.host",
                        server.host(),
                        "spring.mail.port",
                        String.valueOf(server.port()),
                        "email-change.mail.timeout",
                        "3s",
                        "email-change.mail.initial-backoff",
                        "3s",
                        "email-change.mail.max-attempts",
                        "2"));
    }

    @AfterAll
    static void stop() {
        service.close();
        server.close();
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                trouble("deferred", MailRule::defer, "The mail server put the address off (451 4.7.1)."),
                trouble("hanging", MailRule::hang, "The mail server did not answer in time."),
                trouble("broken", MailRule::breakOff, "The connection to the mail server broke off."));
    }

    private static Arguments trouble(String name, Consumer<MailRule> rule, String error) {
        return Arguments.of(name, rule, error);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void isToldLiveAndInWordsUntilTheMailIsGivenUp(String name, Consumer<MailRule> rule, String error) {
        var to = name + "@new.example";
        rule.accept(server.whenTo(to));
        var wallet = new Wallet(service);
        var person = wallet.opensAnAccountFor(name, name + "@old.example");
        try (var news = wallet.followsTheStatusOf(name)) {
            person.asksFor(to);

            news.bring(confirmNew("DELAYED", 1, error));
            news.bring(confirmNew("FAILED", 2, error + " Tried 2 times."));
        }
        assertThat(person.mail("CONFIRM_NEW")).containsExactly("FAILED", "2", error + " Tried 2 times.");
        assertThat(person.mail("CONFIRM_CURRENT")).containsExactly("SENT", "1", "");
    }

    @Test
    void isFinalAtOnceWhereTheAddressIsRefused() {
        server.whenTo("refused@new.example").refuse();
        var wallet = new Wallet(service);
        var person = wallet.opensAnAccountFor("refused", "refused@old.example");
        try (var news = wallet.followsTheStatusOf("refused")) {
            person.asksFor("refused@new.example");

            news.bring(confirmNew("FAILED", 1, "The mail server refused the address (550 5.1.1)."));
        }
        assertThat(server.attemptsTo("refused@new.example")).isEqualTo(1);
        person.has("refused@old.example");
    }

    @Test
    void isNoneWhereTheServerIsSlow() {
        server.whenTo("slow@new.example").dawdle(Duration.ofSeconds(1));
        var wallet = new Wallet(service);
        var person = wallet.opensAnAccountFor("slow", "slow@old.example");
        try (var news = wallet.followsTheStatusOf("slow")) {
            person.asksFor("slow@new.example");

            news.bring("\"kind\":\"CONFIRM_NEW\",\"to\":\"NEW\",\"state\":\"SENT\",\"attempts\":1,\"error\":null");
        }
        assertThat(server.mailsTo("slow@new.example")).hasSize(1);
    }

    private static String confirmNew(String state, int attempts, String error) {
        return "\"kind\":\"CONFIRM_NEW\",\"to\":\"NEW\",\"state\":\"" + state + "\",\"attempts\":" + attempts
                + ",\"error\":\"" + error + "\"";
    }
}
