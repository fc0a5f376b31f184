package org.emailchange.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoMailServerTest {
    @TempDir
    Path directory;

    private Mailbox mailbox;
    private DemoMailServer server;

    @BeforeEach
    void start() throws IOException {
        mailbox = new Mailbox(directory, 10);
        server = new DemoMailServer(mailbox);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void putsWhatItIsSentIntoTheMailbox() throws Exception {
        send(Letter.to("ann@example.com").message());

        assertThat(mailbox.newestFirst()).extracting(StoredMail::text).containsExactly("Dear ann@example.com");
    }

    @Test
    void takesAddressesBeyondAscii() throws Exception {
        send(Letter.to("j\u00fcrgen@example.com").message());

        assertThat(mailbox.newestFirst()).extracting(StoredMail::to).containsExactly("j\u00fcrgen@example.com");
    }

    @Test
    void refusesWhatIsTooLarge() throws Exception {
        var large = new Letter("ann@example.com", "Large", "x".repeat(2 * 1024 * 1024), "").message();

        assertThatThrownBy(() -> send(large)).isInstanceOf(MessagingException.class);
        assertThat(mailbox.newestFirst()).isEmpty();
    }

    private void send(MimeMessage message) throws MessagingException {
        var properties = new Properties();
        properties.put("mail.mime.allowutf8", "true");
        var reached = server.properties();
        try (var transport = Session.getInstance(properties).getTransport("smtp")) {
            transport.connect(
                    (String) reached.get("spring.mail.host"), (Integer) reached.get("spring.mail.port"), null, null);
            transport.sendMessage(message, message.getAllRecipients());
        }
    }
}
