package org.emailchange.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.emailchange.attack.WholeService;
import org.emailchange.testing.MailRule;
import org.emailchange.testing.TestMailServer;
import org.emailchange.testing.TestSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody hears of a mail, and reads in the status, when the mail server misbehaves. */
class MailTroubleIT {

    private static TestMailServer server;
    private static TestSystem service;

    @BeforeAll
    static void start() {
        server = TestMailServer.started();
        service = WholeService.nodes(1)
                .mailServer(server)
                .setting("email-change.mail.timeout", "2s")
                .setting("email-change.mail.initial-backoff", "100ms")
                .setting("email-change.mail.max-attempts", "2")
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
        service.close();
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
        var person = Person.withAddress(service.wallet(), name, name + "@old.example");
        try (var stream = person.followsTheStatus()) {
            person.asksFor(to);

            stream.awaitData(confirmNew("DELAYED", 1, error), Person.TIMEOUT);
            stream.awaitData(confirmNew("FAILED", 2, error + " Tried 2 times."), Person.TIMEOUT);
        }
        assertThat(person.mail("CONFIRM_NEW")).containsExactly("FAILED", "2", error + " Tried 2 times.");
        assertThat(person.mail("CONFIRM_CURRENT")).containsExactly("SENT", "1", "");
    }

    @Test
    void isFinalAtOnceWhereTheAddressIsRefused() {
        server.whenTo("refused@new.example").refuse();
        var person = Person.withAddress(service.wallet(), "refused", "refused@old.example");
        try (var stream = person.followsTheStatus()) {
            person.asksFor("refused@new.example");

            stream.awaitData(
                    confirmNew("FAILED", 1, "The mail server refused the address (550 5.1.1)."), Person.TIMEOUT);
        }
        assertThat(server.attemptsTo("refused@new.example")).isEqualTo(1);
        person.has("refused@old.example");
    }

    @Test
    void isNoneWhereTheServerIsSlow() {
        server.whenTo("slow@new.example").dawdle(Duration.ofMillis(500));
        var person = Person.withAddress(service.wallet(), "slow", "slow@old.example");
        try (var stream = person.followsTheStatus()) {
            person.asksFor("slow@new.example");

            stream.awaitData(
                    "\"kind\":\"CONFIRM_NEW\",\"to\":\"NEW\",\"state\":\"SENT\",\"attempts\":1,\"error\":null",
                    Person.TIMEOUT);
        }
        assertThat(server.mailsTo("slow@new.example")).hasSize(1);
    }

    private static String confirmNew(String state, int attempts, String error) {
        return "\"kind\":\"CONFIRM_NEW\",\"to\":\"NEW\",\"state\":\"" + state + "\",\"attempts\":" + attempts
                + ",\"error\":\"" + error + "\"";
    }
}
