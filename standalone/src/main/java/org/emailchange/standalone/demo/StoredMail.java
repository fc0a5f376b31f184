package org.emailchange.standalone.demo;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A mail in the mailbox.
 *
 * @param id counts up
 * @param text the plain text, empty where there is none
 * @param html the HTML, empty where there is none
 */
record StoredMail(long id, Instant at, String from, String to, String subject, String text, String html) {

    private static final Session SESSION = session();

    /** Reads a message as it came over the wire. */
    static StoredMail parse(long id, Instant at, InputStream bytes) throws IOException {
        try {
            var message = new MimeMessage(SESSION, bytes);
            return new StoredMail(
                    id,
                    at,
                    addresses(message.getFrom()),
                    addresses(message.getAllRecipients()),
                    Objects.requireNonNullElse(message.getSubject(), ""),
                    part(message, "text/plain"),
                    part(message, "text/html"));
        } catch (MessagingException e) {
            throw new IOException("Unreadable message", e);
        }
    }

    private static Session session() {
        var properties = new Properties();
        properties.put("mail.mime.allowutf8", "true");
        return Session.getInstance(properties);
    }

    private static String addresses(Address @Nullable [] addresses) {
        return Arrays.stream(Objects.requireNonNullElse(addresses, new Address[0]))
                .map(address -> address instanceof InternetAddress mail ? mail.getAddress() : address.toString())
                .collect(Collectors.joining(", "));
    }

    private static String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return (String) part.getContent();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var found = part(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
