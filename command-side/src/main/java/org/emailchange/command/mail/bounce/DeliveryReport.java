package org.emailchange.command.mail.bounce;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
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
            Pattern.compile("(?imd)^content-type[ \\t]*:\\s*message/(?:global-)?delivery-status\\b");
    private static final Pattern ENCODING =
            Pattern.compile("(?imd)^content-transfer-encoding[ \\t]*:\\s*\"?(base64|quoted-printable)\\b");
    private static final Pattern OTHER_REPORT =
            Pattern.compile("(?is).*report-type\\s*+=\\s*+\"?+(?!(global-)?delivery-status).*");

    private static final Pattern ACTION = field("Action");
    private static final Pattern STATUS = field("Status");
    private static final Pattern DIAGNOSTIC = field("Diagnostic-Code");
    private static final Pattern RECIPIENT = field("(?:Final|Original)-Recipient");
    private static final Pattern ENHANCED = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?!\\.?\\d)");
    private static final Pattern REPLY = Pattern.compile("^(?:[^;]*;)?\\s*([45])\\d\\d\\b");

    /** A comment may come first. A line ends with LF alone ({@code d}): NEL, here, is half of a letter beyond ASCII. */
    private static Pattern field(String name) {
        return Pattern.compile("(?imd)^" + name + "[ \\t]*:[ \\t]*(?:\\([^)\n]*\\)[ \\t]*)?(.*)$");
    }

    /** The failure that a message reports; none if it is no report, or one of a delay or a success. */
    static Optional<DeliveryReport> in(MimeMessage message) throws MessagingException, IOException {
        String body;
        try (var stream = message.getRawInputStream()) {
            body = text(stream.readNBytes(MOST_OCTETS));
        }
        // the message may be the report itself
        var header = String.join("\n", Collections.list(message.getAllHeaderLines()));
        var parts = statusParts(header + "\n\n" + body);
        var isReport = message.isMimeType("multipart/report")
                && !OTHER_REPORT.matcher(message.getContentType()).matches();
        return (parts.isEmpty() && isReport ? Stream.of(body) : parts.stream())
                .flatMap(DeliveryReport::failures)
                .findFirst();
    }

    /** In words without personal data: what the other server says may contain the address. */
    String error() {
        return status.startsWith("5")
                ? "The mailbox refused it (" + status + ")."
                : "Another mail server could not deliver it in time (" + status + ").";
    }

    /**
     * The fields of each report. Looked for in the text rather than by a MIME parser: servers put them into any kind of
     * multipart, with encodings that MIME forbids there and boundaries that do not match, and a parser passes over these.
     */
    private static List<String> statusParts(String text) throws MessagingException, IOException {
        var parts = new ArrayList<String>();
        var found = STATUS_PART.matcher(text);
        for (int body; found.find() && (body = text.indexOf("\n\n", found.end())) >= 0; ) {
            int header = Math.max(text.lastIndexOf("\n--", found.start()), text.lastIndexOf("\n\n", found.start()));
            int boundary = text.indexOf("\n--", body);
            int end = boundary < 0 ? text.length() : boundary;
            var content = text.substring(body, end);
            var encoding = ENCODING.matcher(text.substring(Math.max(header, 0), body));
            parts.add(encoding.find() ? text(decoded(content.strip(), encoding.group(1))) : content);
            found.region(end, text.length());
        }
        return parts;
    }

    /** Base64 as far as it goes: it may be cut off, or have something behind it. */
    private static byte[] decoded(String content, String encoding) throws MessagingException, IOException {
        if (!encoding.equalsIgnoreCase("base64")) {
            var octets = new ByteArrayInputStream(content.getBytes(StandardCharsets.ISO_8859_1));
            return MimeUtility.decode(octets, encoding).readAllBytes();
        }
        var digits = content.replaceFirst("(?s)\n\n.*", "").replaceAll("[^A-Za-z0-9+/]", "");
        return Base64.getDecoder().decode(digits.substring(0, digits.length() - (digits.length() % 4 == 1 ? 1 : 0)));
    }

    /** With its lines as one parser has them: ended by LF, and blank ones empty. */
    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1)
                .replaceAll("\r{1,2}\n|\r", "\n")
                .replaceAll("\n[ \t]+\n", "\n\n");
    }

    /** One group of fields is about the message, each other about a recipient. */
    private static Stream<DeliveryReport> failures(String groups) {
        return Stream.of(groups.split("\n\n"))
                .map(group -> group.replaceAll("\n[ \t]+", " "))
                .filter(DeliveryReport::isFailure)
                .map(group -> status(group).orElse("5.0.0"))
                .filter(status -> !status.startsWith("2"))
                .map(DeliveryReport::new);
    }

    /** Some servers say {@code expired}, and some say nothing but the status, or what the other server answered. */
    private static boolean isFailure(String group) {
        return value(ACTION, group)
                .map(action -> action.matches("(?i)(failed|failure|expired)\\b.*"))
                .orElseGet(() -> value(RECIPIENT, group).isPresent()
                        && status(group).filter(s -> s.startsWith("5")).isPresent());
    }

    /** Where the field is missing or says nothing, what the other server answered. */
    private static Optional<String> status(String group) {
        return Stream.of(value(STATUS, group), value(DIAGNOSTIC, group))
                .flatMap(Optional::stream)
                .flatMap(text ->
                        first(ENHANCED, text).or(() -> first(REPLY, text).map(kind -> kind + ".0.0")).stream())
                .findFirst();
    }

    private static Optional<String> value(Pattern field, String group) {
        return first(field, group).map(String::strip);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
