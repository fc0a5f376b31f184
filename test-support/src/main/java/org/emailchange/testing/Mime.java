package org.emailchange.testing;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Properties;

/** Reads messages as they came over the wire. */
final class Mime {
    private Mime() {}

    static MimeMessage parse(byte[] bytes) {
        var properties = new Properties();
        properties.put("mail.mime.allowutf8", "true");
        try {
            return new MimeMessage(Session.getInstance(properties), new ByteArrayInputStream(bytes));
        } catch (MessagingException e) {
            throw new IllegalArgumentException("Not a message", e);
        }
    }

    static String part(Part part, String type) {
        try {
            if (part.isMimeType(type)) {
                return (String) part.getContent();
            }
            return part.getContent() instanceof Multipart parts ? firstOf(parts, type) : "";
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("Unreadable part", e);
        }
    }

    private static String firstOf(Multipart parts, String type) throws MessagingException {
        for (int i = 0; i < parts.getCount(); i++) {
            var found = part(parts.getBodyPart(i), type);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }
}
