package org.emailchange.command.mail.bounce;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a delivery status notification (RFC 3464, RFC 6533) says of the only recipient that our mails have.
 *
 * @param status why the mail was given up, such as 5.1.1
 */
record DeliveryReport(String status) {

    private static final int MOST_OCTETS = 256 * 1024;

    private static final Pattern STATUS_PART =
            Pattern.compile("(?im)^content-type[ \\t]*:\\s*message/(?:global-)?delivery-status\\b");
    private static final Pattern ENCODING =
            Pattern.compile("(?im)^content-transfer-encoding[ \\t]*:\\s*(base64|quoted-printable)\\b");

    private static final Pattern ACTION = field("Action");
    private static final Pattern STATUS = field("Status");
    private static final Pattern DIAGNOSTIC = field("Diagnostic-Code");
    private static final Pattern RECIPIENT = field("Final-Recipient");
    private static final Pattern ENHANCED = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?!\\.?\\d)");
    private static final Pattern REPLY = Pattern.compile("^(?:[^;]*;)?\\s*([45])\\d\\d\\b");

    private static Pattern field(String name) {
        return Pattern.compile("(?im)^" + name + "[ \\t]*:[ \\t]*(.*)$");
    }

    /** The failure that a message reports; none if it is no report, or one of a delay or a success. */
    static Optional<DeliveryReport> in(MimeMessage message) throws MessagingException, IOException {
        String text;
        try (var stream = message.getRawInputStream()) {
            text = text(stream.readNBytes(MOST_OCTETS));
        }
        return statusPart(text, message.isMimeType("multipart/report")).flatMap(DeliveryReport::failure);
    }

    /** In words without personal data: what the other server says may contain the address. */
    String error() {
        return status.startsWith("5")
                ? "The mailbox refused it (" + status + ")."
                : "Another mail server could not deliver it in time (" + status + ").";
    }

    /**
     * The fields of the report. Looked for in the text rather than by a MIME parser: servers put them into any kind of
     * multipart, with encodings that MIME forbids there and boundaries that do not match, and a parser passes over these.
     *
     * @param always whether the whole text is one if it has no such part
     */
    private static Optional<String> statusPart(String text, boolean always) throws MessagingException, IOException {
        var found = STATUS_PART.matcher(text);
        if (!found.find()) {
            return always ? Optional.of(text) : Optional.empty();
        }
        int body = text.indexOf("\n\n", found.end());
        if (body < 0) {
            return Optional.empty();
        }
        int header = Math.max(text.lastIndexOf("\n--", found.start()), text.lastIndexOf("\n\n", found.start()));
        int end = text.indexOf("\n--", body);
        var content = text.substring(body, end < 0 ? text.length() : end);
        var encoding = ENCODING.matcher(text.substring(Math.max(header, 0), body));
        if (!encoding.find()) {
            return Optional.of(content);
        }
        var octets = new ByteArrayInputStream(content.strip().getBytes(StandardCharsets.ISO_8859_1));
        return Optional.of(text(MimeUtility.decode(octets, encoding.group(1)).readAllBytes()));
    }

    /** With its lines as one parser has them: unfolded, with blank ones that are empty. */
    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .replaceAll("\n[ \t]+\n", "\n\n");
    }

    /** One group of fields is about the message, each other about a recipient. */
    private static Optional<DeliveryReport> failure(String groups) {
        return Stream.of(groups.split("\n\n"))
                .map(group -> group.replaceAll("\n[ \t]+", " "))
                .filter(DeliveryReport::isFailure)
                .map(DeliveryReport::status)
                .filter(status -> !status.startsWith("2"))
                .map(DeliveryReport::new)
                .findFirst();
    }

    /** Some servers say {@code expired}, and some say nothing but the status. */
    private static boolean isFailure(String group) {
        return value(ACTION, group)
                .map(action -> action.matches("(?i)(failed|expired)\\b.*"))
                .orElseGet(() -> value(RECIPIENT, group).isPresent()
                        && value(STATUS, group).filter(s -> s.startsWith("5")).isPresent());
    }

    /** Where the field is missing or says nothing, what the other server answered. */
    private static String status(String group) {
        var answer = value(DIAGNOSTIC, group).orElse("");
        return first(ENHANCED, value(STATUS, group).orElse(""))
                .or(() -> first(ENHANCED, answer))
                .or(() -> first(REPLY, answer).map(kind -> kind + ".0.0"))
                .orElse("5.0.0");
    }

    private static Optional<String> value(Pattern field, String group) {
        return first(field, group).map(String::strip);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
