package org.emailchange.command.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import org.emailchange.api.EmailAddress;
import org.springframework.stereotype.Component;

/** Puts letters into messages with the right headers. No header holds anything that a user typed but the address. */
@Component
class Envelopes {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final InternetAddress from;
    private final ReturnAddresses returns;
    private final Signatures signatures;
    private final Clock clock;

    Envelopes(MailSettings settings, ReturnAddresses returns, Signatures signatures, Clock clock)
            throws MessagingException {
        this.from = new InternetAddress(settings.from(), true);
        this.returns = returns;
        this.signatures = signatures;
        this.clock = clock;
    }

    /** @throws MessagingException if the address cannot stand in a header */
    MimeMessage enclose(Letter letter, String mailId, EmailAddress recipient, Session session)
            throws MessagingException {
        var message = new IdentifiedMessage(session, mailId, domain());
        returns.of(mailId).ifPresent(message::setEnvelopeFrom);
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient.deliverable()));
        message.setSubject(letter.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", letter.language().toLanguageTag());
        message.setContent(alternatives(letter));
        message.saveChanges();
        signatures.sign(message);
        return message;
    }

    private static MimeMultipart alternatives(Letter letter) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(letter.text(), UTF_8);
        var html = new MimeBodyPart();
        html.setText(letter.html(), UTF_8, "html");
        return new MimeMultipart("alternative", text, html);
    }

    private String domain() {
        var address = from.getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
