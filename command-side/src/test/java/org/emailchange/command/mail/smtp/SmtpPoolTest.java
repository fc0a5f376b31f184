package org.emailchange.command.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.emailchange.api.EmailAddress;
import org.emailchange.command.mail.MailSettings;
import org.emailchange.command.mail.Settings;
import org.emailchange.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@ExtendWith(OutputCaptureExtension.class)
class SmtpPoolTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final SettableClock clock = new SettableClock(START);

    private static final String REQUIRED = "mail.smtp.starttls.required";

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.25", "2001:db8::25", "no-such-host.invalid"})
    void requiresEncryptionToOtherMachines(String host) {
        var properties = SmtpPool.defaults(Settings.plain(), host);

        assertThat(properties)
                .containsEntry("mail.smtp.starttls.enable", "true")
                .containsEntry(REQUIRED, "true")
                .containsEntry("mail.smtp.ssl.checkserveridentity", "true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void allowsPlainConnectionsToThisMachine(String host) {
        assertThat(SmtpPool.defaults(Settings.plain(), host)).containsEntry(REQUIRED, "false");
        assertThat(SmtpPool.defaults(Settings.encrypting(MailSettings.Encryption.REQUIRED), host))
                .containsEntry(REQUIRED, "true");
    }

    @Test
    void leavesEncryptionToTheServerOnlyIfSet() {
        assertThat(SmtpPool.defaults(Settings.encrypting(MailSettings.Encryption.IF_OFFERED), "192.0.2.25"))
                .containsEntry(REQUIRED, "false");
    }

    @Test
    void waitsForNoAnswerForever() {
        assertThat(SmtpPool.defaults(Settings.plain(), "127.0.0.1"))
                .containsEntry("mail.smtp.connectiontimeout", "30000")
                .containsEntry("mail.smtp.timeout", "30000")
                .containsEntry("mail.smtp.writetimeout", "30000");
    }

    /** What a server says instead of yes to one command, or in its greeting. */
    @ParameterizedTest
    @CsvSource({
        "CONNECT, 554 5.7.1 not you, UNAVAILABLE",
        "CONNECT, 421 4.3.2 closing, UNAVAILABLE",
        "MAIL, 530 5.7.0 Must issue a STARTTLS command first, UNAVAILABLE",
        "MAIL, 530 5.7.1 Authentication required, UNAVAILABLE",
        "MAIL, 554 5.7.1 Client host blocked, UNAVAILABLE",
        "MAIL, 503 5.5.1 EHLO first, UNAVAILABLE",
        "MAIL, 550 5.7.1 Client host blocked, UNAVAILABLE",
        "MAIL, 550 5.3.2 System not accepting messages, UNAVAILABLE",
        "RCPT, 504 5.5.2 Helo command rejected, UNAVAILABLE",
        "RCPT, 550 5.7.1 not for you, REFUSED",
        "MAIL, 421 4.7.0 too many connections, UNAVAILABLE",
        "RCPT, 530 5.7.0 Authentication required, UNAVAILABLE",
        "RCPT, 421 4.3.2 closing, UNAVAILABLE",
        "DATA, 502 5.5.1 no, UNAVAILABLE",
        "MAIL, 550 5.1.8 unknown sender, REFUSED",
        "RCPT, 550 5.1.1 no such user, REFUSED",
        "RCPT, 554 5.7.1 not here, REFUSED",
        "RCPT, 501 5.1.3 bad address, REFUSED",
        "DATA, 554 5.6.0 not this, REFUSED",
        "MAIL, 451 4.3.0 later, DEFERRED",
        "RCPT, 451 4.7.1 greylisted, DEFERRED"
    })
    void tellsWhatIsAboutTheMailFromWhatIsAboutTheServer(String at, String reply, SmtpResult.Status status)
            throws Exception {
        try (var server = new StubbornServer(at, reply)) {
            var pool = pool(server.port());
            assertThat(send(pool).status()).isEqualTo(status);
            assertThat(pool.outage().isPresent()).isEqualTo(status == SmtpResult.Status.UNAVAILABLE);
        }
    }

    @Test
    void saysOnceThatNoMailsGoOutAndOnceThatTheyDoAgain(CapturedOutput log) throws Exception {
        var smtp = sender(1);
        var pool = new SmtpPool(smtp, Settings.plain(), clock);
        for (int i = 0; i < 3; i++) {
            assertThat(send(pool).status()).isEqualTo(SmtpResult.Status.UNAVAILABLE);
            clock.advance(Duration.ofSeconds(10));
        }
        assertThat(pool.outage()).contains(new SmtpPool.Outage(START, START.plusSeconds(20)));
        try (var server = new StubbornServer("RCPT", "550 5.1.1 no such user")) {
            smtp.setPort(server.port());
            send(pool);
            send(pool);
        }
        assertThat(pool.outage()).isEmpty();
        assertThat(log.getOut().lines().filter(line -> line.contains(SmtpPool.class.getSimpleName())))
                .hasSize(2)
                .noneMatch(line -> line.contains("someone"));
    }

    private static SmtpResult send(SmtpPool pool) throws MessagingException {
        var to = new EmailAddress("someone@example.org");
        var message = new MimeMessage(pool.session(to));
        message.setFrom("no-reply@wallet.example");
        message.setRecipients(Message.RecipientType.TO, to.value());
        message.setText("Hello");
        message.saveChanges();
        return pool.send(message, to);
    }

    private SmtpPool pool(int port) {
        return new SmtpPool(sender(port), Settings.plain(), clock);
    }

    private static JavaMailSenderImpl sender(int port) {
        var smtp = new JavaMailSenderImpl();
        smtp.setHost("127.0.0.1");
        smtp.setPort(port);
        return smtp;
    }

    /** An SMTP server that says yes to everything but one command. */
    private static final class StubbornServer implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        private final String at;
        private final String reply;

        StubbornServer(String at, String reply) throws IOException {
            this.at = at;
            this.reply = reply;
            var thread = new Thread(this::serve, "stubborn-server");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (var connection = socket.accept()) {
                    talk(connection);
                } catch (IOException over) {
                    // the client or the test has closed it
                }
            }
        }

        private void talk(Socket connection) throws IOException {
            var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            var out = new PrintStream(connection.getOutputStream(), true, StandardCharsets.US_ASCII);
            answer(out, "CONNECT", "220 ready");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                answer(out, line.substring(0, 4), line.startsWith("DATA") ? "354 go on" : "250 ok");
            }
        }

        private void answer(PrintStream out, String command, String usual) {
            out.print((command.equals(at) ? reply : usual) + "\r\n");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
