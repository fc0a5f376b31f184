package org.emailchange.command.mail.bounce;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a delivery status notification (RFC 3464) says of the one recipient that our mails have.
 *
 * @param status why the mail was given up, such as 5.1.1
 */
record DeliveryReport(String status) {

    private static final int LONGEST = 64 * 1024;
    private static final Pattern FAILED = Pattern.compile("(?im)^Action:[ \\t]*failed\\b");
    private static final Pattern STATUS = Pattern.compile("(?im)^Status:[ \\t]*([45]\\.\\d{1,3}\\.\\d{1,3})\\b");

    /** The failure that a message reports; nothing where it is no report, or one of a delay or a success. */
    static Optional<DeliveryReport> in(Message message) throws MessagingException, IOException {
        if (!message.isMimeType("multipart/report") || !(message.getContent() instanceof Multipart parts)) {
            return Optional.empty();
        }
        for (int i = 0; i < parts.getCount(); i++) {
            if (parts.getBodyPart(i).isMimeType("message/delivery-status")) {
                return failure(text(parts.getBodyPart(i).getInputStream()));
            }
        }
        return Optional.empty();
    }

    /** In words without personal data: what the other server says may hold the address. */
    String error() {
        return status.startsWith("5")
                ? "The mailbox refused it (" + status + ")."
                : "Another mail server could not deliver it in time (" + status + ").";
    }

    /** The first group is about the message, each other about a recipient; a failed one has both fields. */
    private static Optional<DeliveryReport> failure(String groups) {
        for (var group : groups.replace("\r\n", "\n").split("\n[ \\t]*\n")) {
            var status = STATUS.matcher(group);
            if (FAILED.matcher(group).find() && status.find()) {
                return Optional.of(new DeliveryReport(status.group(1)));
            }
        }
        return Optional.empty();
    }

    private static String text(InputStream stream) throws IOException {
        try (stream) {
            return new String(stream.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
        }
    }
}
