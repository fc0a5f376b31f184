package org.emailchange.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestMailServerTest {
    private final TestMailServer server = TestMailServer.started();
    private final Postman postman = new Postman(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void keepsWhatItAccepts() throws MessagingException {
        postman.send("ann@example.com");

        var mail = server.awaitMailTo("ANN@example.com");

        assertThat(mail.sender()).isEqualTo("sender@example.com");
        assertThat(mail.recipients()).containsExactly("ann@example.com");
        assertThat(mail.subject()).isEqualTo("Gr\u00fc\u00dfe");
        assertThat(mail.text()).startsWith("Hello ann@example.com\r\n.\r\n");
        assertThat(mail.html()).isEmpty();
    }

    @Test
    void refusesOneRecipientAndAcceptsTheOthers() throws MessagingException {
        server.whenTo("ann@example.com").refuse();

        assertThatThrownBy(() -> postman.send("ann@example.com"))
                .isInstanceOf(SendFailedException.class)
                .hasStackTraceContaining("550");
        postman.send("bea@example.com");

        assertThat(server.mails()).hasSize(1);
        assertThat(server.attemptsTo("ann@example.com")).isEqualTo(1);
    }

    @Test
    void defersTheNextTwoAndAcceptsTheThird() throws MessagingException {
        server.next(2).defer();

        assertThatThrownBy(() -> postman.send("ann@example.com")).hasStackTraceContaining("451");
        assertThatThrownBy(() -> postman.send("ann@example.com")).hasStackTraceContaining("451");
        postman.send("ann@example.com");

        assertThat(server.mailsTo("ann@example.com")).hasSize(1);
        assertThat(server.attemptsTo("ann@example.com")).isEqualTo(3);
    }

    @Test
    void hangsUntilTheSenderGivesUp() throws MessagingException {
        server.next(1).hang();

        assertThatThrownBy(() -> postman.send("ann@example.com")).hasStackTraceContaining("Read timed out");

        server.behave();
        postman.send("ann@example.com");
        assertThat(server.mails()).hasSize(1);
    }

    @Test
    void breaksOffInTheMiddleOfTheMessage() {
        server.always().breakOff();

        assertThatThrownBy(() -> postman.send("ann@example.com")).isInstanceOf(MessagingException.class);

        assertThat(server.mails()).isEmpty();
    }

    @Test
    void keepsAMessageButLosesTheAnswer() {
        server.always().loseTheAnswer();

        assertThatThrownBy(() -> postman.send("ann@example.com")).isInstanceOf(MessagingException.class);

        assertThat(server.mails()).hasSize(1);
    }

    @Test
    void answersLate() throws MessagingException {
        server.next(1).dawdle(Duration.ofMillis(100));
        var begin = System.nanoTime();

        postman.send("ann@example.com");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        assertThat(server.mails()).hasSize(1);
    }

    @Test
    void takesAddressesBeyondAsciiOnlyWithSmtpUtf8() throws MessagingException {
        postman.send("j\u00fcrgen@example.com");
        assertThat(server.awaitMailTo("j\u00fcrgen@example.com").recipients())
                .containsExactly("j\u00fcrgen@example.com");

        server.offerSmtpUtf8(false);
        assertThatThrownBy(() -> postman.send("j\u00fcrgen@example.com")).isInstanceOf(MessagingException.class);
        postman.send("ann@example.com");
        assertThat(server.mails()).hasSize(2);
    }

    @Test
    void comesBackOnTheSamePortWithItsMessages() throws MessagingException {
        postman.send("ann@example.com");
        var port = server.port();

        server.stop();
        assertThatThrownBy(() -> postman.send("ann@example.com")).hasStackTraceContaining("Connection refused");
        server.start();
        postman.send("ann@example.com");

        assertThat(server.port()).isEqualTo(port);
        assertThat(server.mails()).hasSize(2);
    }

    @Test
    void stopsAlthoughSomebodyIsKeptWaiting() {
        server.always().hang();
        assertThatThrownBy(() -> postman.send("ann@example.com")).hasStackTraceContaining("Read timed out");

        server.stop();

        assertThat(server.mails()).isEmpty();
    }
}
