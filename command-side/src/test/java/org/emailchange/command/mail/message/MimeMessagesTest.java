package org.emailchange.command.mail.message;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import org.emailchange.api.EmailAddress;
import org.emailchange.command.link.LinkTokensWithKeys;
import org.emailchange.command.mail.Settings;
import org.emailchange.command.mail.bounce.ReturnPaths;
import org.emailchange.command.mail.message.MailRenderer.RenderedMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MimeMessagesTest {

    private static final String ID = "0b2d5b4e-6f1c-3c8e-9d1e-1f0d0c0b0a09";
    private static final Instant NOW = Instant.parse("2026-11-21T04:48:00Z");
    private static final RenderedMail MAIL = new RenderedMail(
            Locale.forLanguageTag("ne"),
            "\u0928\u092e\u0938\u094d\u0924\u0947",
            "plain \u0928\n",
            "<p>rich \u0928</p>");

    @Test
    void giveEachMessageTheHeadersItNeeds() throws Exception {
        var message = sent("alice@example.org");

        assertThat(message.getHeader("From")).containsExactly("Wallet <no-reply@wallet.example>");
        assertThat(message.getHeader("To")).containsExactly("alice@example.org");
        assertThat(message.getHeader("Message-ID")).containsExactly("<" + ID + "@wallet.example>");
        assertThat(message.getSentDate()).isEqualTo(Date.from(NOW));
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("Content-Language")).containsExactly("ne");
        assertThat(message.getHeader("MIME-Version")).containsExactly("1.0");
        assertThat(message.getSubject()).isEqualTo("\u0928\u092e\u0938\u094d\u0924\u0947");
    }

    @Test
    void haveNoOtherHeaders() throws Exception {
        assertThat(Collections.list(sent("alice@example.org").getAllHeaders()))
                .extracting(header -> header.getName())
                .containsExactlyInAnyOrder(
                        "Date",
                        "From",
                        "To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Auto-Submitted",
                        "Content-Language");
    }

    @Test
    void carryTextAndHtml() throws Exception {
        var message = sent("alice@example.org");

        assertThat(message.getContentType()).startsWith("multipart/alternative");
        var parts = (MimeMultipart) message.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(0).getContent()).hasToString("plain \u0928\r\n");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContent()).hasToString("<p>rich \u0928</p>");
    }

    @Test
    void areReadableOnTheirWayUnlessThatDoesNotGetThrough() throws Exception {
        var readable = "short lines\r\nof ASCII\r\n";
        var tooLong = "x".repeat(999);

        var parts = (MimeMultipart) sent("alice@example.org", new RenderedMail(Locale.ENGLISH, "", readable, tooLong))
                .getContent();

        assertThat(parts.getBodyPart(0).getHeader("Content-Transfer-Encoding")).containsExactly("7bit");
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo(readable);
        assertThat(parts.getBodyPart(1).getHeader("Content-Transfer-Encoding")).containsExactly("base64");
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo(tooLong);
    }

    @Test
    void writeInternationalDomainsInAscii() throws Exception {
        assertThat(sent("info@b\u00fccher.example").getHeader("To")).containsExactly("info@xn--bcher-kva.example");
    }

    /** All of them are addresses: what could end a header is refused before. */
    @ParameterizedTest
    @ValueSource(strings = {"a!#$%&'*+-/=?^_`{|}~@example.org", "a+b.c@example.org"})
    void acceptUnusualAddresses(String address) throws Exception {
        var message = sent(address);

        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(message.getHeader("To")).containsExactly(address);
    }

    private static MimeMessage sent(String recipient) throws Exception {
        return sent(recipient, MAIL);
    }

    private static MimeMessage sent(String recipient, RenderedMail mail) throws Exception {
        var settings = Settings.from("Wallet <no-reply@wallet.example>");
        var returnPaths = new ReturnPaths(settings, LinkTokensWithKeys.returnPaths("k1"));
        var messages = new MimeMessages(
                settings, returnPaths, new MimeMessages.Dkim(settings), Clock.fixed(NOW, ZoneOffset.UTC));
        var bytes = new ByteArrayOutputStream();
        messages.create(mail, ID, new EmailAddress(recipient), Session.getInstance(new Properties()))
                .writeTo(bytes);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes.toByteArray()));
    }
}
