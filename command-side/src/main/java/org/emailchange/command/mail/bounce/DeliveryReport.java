package org.emailchange.command.mail.bounce;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.dsn.DeliveryStatus;

/**
 * What a delivery status notification (RFC 3464) says of the only recipient that our mails have.
 *
 * @param status why the mail was given up, such as 5.1.1
 */
record DeliveryReport(String status) {

    private static final int MOST_OCTETS = 64 * 1024;
    private static final Pattern FAILED = Pattern.compile("(?i)failed\\b");
    private static final Pattern STATUS = Pattern.compile("([45]\\.\\d{1,3}\\.\\d{1,3})\\b");

    /** The failure that a message reports; none if it is no report, or one of a delay or a success. */
    static Optional<DeliveryReport> in(Message message) throws MessagingException, IOException {
        if (!message.isMimeType("multipart/report") || !(message.getContent() instanceof Multipart parts)) {
            return Optional.empty();
        }
        for (int i = 0; i < parts.getCount(); i++) {
            if (parts.getBodyPart(i).isMimeType("message/delivery-status")) {
                return failure(status(parts.getBodyPart(i)));
            }
        }
        return Optional.empty();
    }

    /** In words without personal data: what the other server says may contain the address. */
    String error() {
        return status.startsWith("5")
                ? "The mailbox refused it (" + status + ")."
                : "Another mail server could not deliver it in time (" + status + ").";
    }

    /** One group of fields is about the message, each other about a recipient; that of a failure has both fields. */
    private static Optional<DeliveryReport> failure(DeliveryStatus groups) {
        return Stream.concat(
                        Stream.ofNullable(groups.getMessageDSN()),
                        Stream.iterate(0, i -> i < groups.getRecipientDSNCount(), i -> i + 1)
                                .map(groups::getRecipientDSN))
                .filter(group -> FAILED.matcher(field(group, "Action")).lookingAt())
                .map(group -> STATUS.matcher(field(group, "Status")))
                .filter(Matcher::lookingAt)
                .map(status -> new DeliveryReport(status.group(1)))
                .findFirst();
    }

    private static String field(InternetHeaders group, String name) {
        var values = group.getHeader(name);
        return values == null
                ? ""
                : Arrays.stream(values)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("")
                        .strip();
    }

    private static DeliveryStatus status(BodyPart part) throws MessagingException, IOException {
        try (var stream = part.getInputStream()) {
            return new DeliveryStatus(new ByteArrayInputStream(stream.readNBytes(MOST_OCTETS)));
        }
    }
}
