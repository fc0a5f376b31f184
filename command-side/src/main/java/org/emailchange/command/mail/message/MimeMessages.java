package org.emailchange.command.mail.message;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.util.CRLFOutputStream;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.InvalidSetting;
import org.emailchange.command.mail.MailSettings;
import org.emailchange.command.mail.bounce.ReturnPaths;
import org.emailchange.command.mail.message.MailRenderer.RenderedMail;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.stereotype.Component;

/** Creates the messages that are sent. No header contains anything that a user typed but the address. */
@Component
public class MimeMessages {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final InternetAddress from;
    private final ReturnPaths returnPaths;
    private final Dkim dkim;
    private final Clock clock;

    MimeMessages(MailSettings settings, ReturnPaths returnPaths, Dkim dkim, Clock clock) throws MessagingException {
        this.from = new InternetAddress(settings.from(), true);
        this.returnPaths = returnPaths;
        this.dkim = dkim;
        this.clock = clock;
    }

    /** @throws MessagingException if the address is not possible in a header */
    public MimeMessage create(RenderedMail mail, String mailId, EmailAddress recipient, Session session)
            throws MessagingException {
        var message = new WrittenMessage(session, mail, "=_" + mailId);
        returnPaths.of(mailId).ifPresent(message::setEnvelopeFrom);
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient.deliverable()));
        message.setSubject(mail.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", mail.language().toLanguageTag());
        message.setHeader("Message-ID", "<" + mailId + "@" + domain() + ">");
        dkim.sign(message);
        return message;
    }

    private String domain() {
        var address = from.getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /**
     * A message that brings its content in octets: what Jakarta Mail puts together, it searches the class path for a provider
     * of streams for, once for each part that it makes and once more for each that it writes.
     */
    private static final class WrittenMessage extends SMTPMessage {

        /** What may be in a line of RFC 5322. */
        private static final int LINE = 998;

        WrittenMessage(Session session, RenderedMail mail, String boundary) throws MessagingException {
            super(session);
            setHeader("MIME-Version", "1.0");
            setHeader("Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"");
            var parts = part(boundary, "plain", mail.text()) + part(boundary, "html", mail.html());
            content = (parts + "--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
            modified = false;
            saved = true;
        }

        private static String part(String boundary, String type, String text) {
            var lines = text.replaceAll("\\R", "\r\n");
            var asItIs = lines.chars().allMatch(c -> c < 128) && lines.lines().allMatch(line -> line.length() <= LINE);
            return String.join(
                    "\r\n",
                    "--" + boundary,
                    "Content-Type: text/" + type + "; charset=UTF-8",
                    "Content-Transfer-Encoding: " + (asItIs ? "7bit" : "base64"),
                    "",
                    asItIs ? lines : Base64.getMimeEncoder().encodeToString(lines.getBytes(StandardCharsets.UTF_8)),
                    "");
        }
    }

    /**
     * Signs messages by DKIM (RFC 6376) with RSA and SHA-256, over all that a reader sees, if there is a key for it. Many
     * operators have their mail server sign instead.
     */
    @Component
    static class Dkim {

        /** Each name once more than the header has it, so that none can be added on the way. */
        private static final String HEADERS = "from:from:to:to:subject:subject:date:date:message-id:message-id:"
                + "mime-version:content-type:content-language:auto-submitted";

        private final @Nullable DKIMSigner signer;

        Dkim(MailSettings settings) throws IOException {
            var dkim = settings.dkim();
            this.signer = dkim == null ? null : signer(dkim);
        }

        private static DKIMSigner signer(MailSettings.Dkim dkim) throws IOException {
            var key = PemContent.load(dkim.key()).getPrivateKey();
            if (key == null) {
                throw new InvalidSetting("Set email-change.mail.dkim.key to a file with a private key in PEM form.");
            }
            return new DKIMSigner(
                    "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + dkim.domain() + "; s=" + dkim.selector() + "; h="
                            + HEADERS + "; bh=; b=;",
                    key);
        }

        /** Adds a signature, which any later change of the message breaks. */
        void sign(MimeMessage message) throws MessagingException {
            if (signer == null) {
                return;
            }
            var wire = new ByteArrayOutputStream();
            try {
                message.writeTo(new CRLFOutputStream(wire));
                var field = signer.sign(new ByteArrayInputStream(wire.toByteArray()));
                int colon = field.indexOf(':');
                message.setHeader(
                        field.substring(0, colon), field.substring(colon + 1).strip());
            } catch (IOException | FailException e) {
                throw new MessagingException("A message could not be signed", e);
            }
        }
    }
}
