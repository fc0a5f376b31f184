package org.emailchange.testing;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;

/**
 * A mail that the {@link TestMailServer} accepted.
 *
 * @param sender the envelope's sender, empty for bounces
 * @param recipients the envelope's recipients
 * @param message the message, parsed
 */
public record ReceivedMail(String sender, List<String> recipients, MimeMessage message) {
    /** Whether the envelope names this recipient, whatever the case. */
    public boolean isTo(String recipient) {
        return recipients.stream().anyMatch(recipient::equalsIgnoreCase);
    }

    /** The subject, decoded; empty where there is none. */
    public String subject() {
        try {
            var subject = message.getSubject();
            return subject == null ? "" : subject;
        } catch (MessagingException e) {
            throw new IllegalStateException("Unreadable subject", e);
        }
    }

    /** The plain text, decoded; empty where there is none. */
    public String text() {
        return Mime.part(message, "text/plain");
    }

    /** The HTML, decoded; empty where there is none. */
    public String html() {
        return Mime.part(message, "text/html");
    }
}
