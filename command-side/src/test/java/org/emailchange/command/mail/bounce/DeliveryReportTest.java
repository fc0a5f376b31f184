package org.emailchange.command.mail.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryReportTest {

    private static final String TO = "bounce@wallet.example";
    private static final String RECIPIENT = "Final-Recipient: utf-8; nobody@example.org\n";

    @ParameterizedTest
    @CsvSource({
        "failed, 5.1.1, The mailbox refused it (5.1.1).",
        "Failed, 5.7.26, The mailbox refused it (5.7.26).",
        "failed, 4.4.7, Another mail server could not deliver it in time (4.4.7)."
    })
    void saysWhyAMailWasGivenUp(String action, String status, String error) throws Exception {
        assertThat(DeliveryReport.in(Dsn.report(TO, action, status)).map(DeliveryReport::error))
                .contains(error);
    }

    @ParameterizedTest
    @CsvSource({"delayed, 4.4.1", "delivered, 2.0.0", "relayed, 2.0.0", "expanded, 2.0.0", "failed, 2.1.5"})
    void isNotFoundUnlessDeliveryFailed(String action, String status) throws Exception {
        assertThat(DeliveryReport.in(Dsn.report(TO, action, status))).isEqualTo(Optional.empty());
    }

    @Test
    void isNotFoundInAPersonsReply() throws Exception {
        assertThat(DeliveryReport.in(Dsn.answer(TO))).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multipart/report; report-type=delivery-status | message/global-delivery-status",
                "multipart/mixed | message/delivery-status",
                "multipart/mixed | MESSAGE/Delivery-Status; name=report.txt",
                "multipart/alternative | message/global-delivery-status; charset=utf-8",
                "multipart/report; report-type=\"delivery-status\" | text/plain",
                "multipart/report; report-type = delivery-status | text/plain"
            })
    void isFoundInWhateverMultipartAServerSends(String multipart, String type) throws Exception {
        var report = Dsn.in(TO, multipart, "Content-Type: " + type, RECIPIENT + "Action: failed\nStatus: 5.2.2\n");

        assertThat(DeliveryReport.in(report)).contains(new DeliveryReport("5.2.2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"base64", "quoted-printable"})
    void isDecoded(String encoding) throws Exception {
        var fields = "Reporting-MTA: dns; mx.example.net\n\n" + RECIPIENT + "Action: failed\nStatus: 5.2.2\n";
        var encoded = encoding.equals("base64")
                ? Base64.getMimeEncoder().encodeToString(fields.getBytes(StandardCharsets.UTF_8))
                : fields.replace("Status", "S=\ntatus");
        var type = "Content-Type: message/global-delivery-status";
        var header = "Content-Transfer-Encoding: " + encoding;

        for (var headers : List.of(type + "\n" + header, header + "\n" + type)) {
            assertThat(DeliveryReport.in(Dsn.in(TO, "multipart/report", headers, encoded)))
                    .contains(new DeliveryReport("5.2.2"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Diagnostic-Code: smtp; 550 5.1.1 no such user | 5.1.1",
                "Diagnostic-Code: smtp; 550-relay 192.5.1.1 says (#5.7.1) | 5.7.1",
                "Diagnostic-Code: smtp; 452 mailbox full | 4.0.0",
                "Diagnostic-Code: smtp; 550 \u00c5ngstr\u00f6m\u2026 #5.1.1 | 5.1.1",
                "Status: (the mailbox is full) 5.2.2 | 5.2.2",
                "Status: 450 | 4.0.0",
                "Status: none | 5.0.0",
                "Diagnostic-Code: X-Unix; 77 | 5.0.0"
            })
    void saysWhyByTheAnswerWhereThereIsNoStatus(String field, String status) throws Exception {
        var report = Dsn.in(
                TO,
                "multipart/report",
                "Content-Type: message/delivery-status",
                RECIPIENT + "Action: failed\n" + field + "\n");

        assertThat(DeliveryReport.in(report)).contains(new DeliveryReport(status));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Action: failed\nStatus: 5.2.2",
                "ACTION: FAILED\nSTATUS: 5.2.2",
                "Action:\n failed\nStatus:\n\t5.2.2",
                "Action : failure\nStatus\t: 5.2.2 (full)",
                "Action: (for good) failed\nStatus: 5.2.2",
                "Status: 5.2.2",
                "Diagnostic-Code: smtp; 550 5.2.2 full",
                // one report of a delay, and a later one of the end
                "Action: delayed\nStatus: 4.4.1\n\nFinal-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.2.2",
                "Action: delayed\nStatus: 4.4.1\n\n--b1\nContent-Type: message/delivery-status\n\nAction: failed\nStatus: 5.2.2",
                // of several recipients, behind an alias, one got nothing
                "Action: relayed\nStatus: 2.0.0\n\nFinal-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.2.2"
            })
    void isFoundHoweverItsFieldsAreWritten(String fields) throws Exception {
        var report = Dsn.in(TO, "multipart/report", "Content-Type: message/delivery-status", RECIPIENT + fields);

        assertThat(DeliveryReport.in(report)).contains(new DeliveryReport("5.2.2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\r\r\n", "mixed"})
    void isFoundWhateverEndsItsLines(String end) throws Exception {
        var lines =
                "To: %s\nContent-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n"
                        .formatted(TO)
                        .concat(RECIPIENT + "Action: failed\nStatus: 5.2.2\n--b--\n");
        var text = end.equals("mixed") ? lines.replace("\n\n", "\r\n\n") : lines.replace("\n", end);

        assertThat(DeliveryReport.in(Dsn.message(text.getBytes(StandardCharsets.UTF_8))))
                .contains(new DeliveryReport("5.2.2"));
    }

    @Test
    void isFoundAsTheWholeMessageAndInAMessageWithinOne() throws Exception {
        var report = "Content-Type: message/delivery-status\n\n" + RECIPIENT + "Action: failed\nStatus: 5.2.2\n";
        var inner = "Content-Type: multipart/report; boundary=i\n\n--i\n" + report;

        assertThat(DeliveryReport.in(Dsn.message("To: " + TO + "\n" + report))).contains(new DeliveryReport("5.2.2"));
        assertThat(DeliveryReport.in(Dsn.in(TO, "multipart/mixed", "Content-Type: message/rfc822", inner)))
                .contains(new DeliveryReport("5.2.2"));
    }

    @Test
    void isFoundInBase64ThatIsCutOffOrFollowedByMore() throws Exception {
        var fields = RECIPIENT + "Action: failed\nStatus: 5.2.2\nX-More: 1234567\n";
        var encoded = Base64.getMimeEncoder().encodeToString(fields.getBytes(StandardCharsets.UTF_8));
        var headers = "Content-Type: message/delivery-status\nContent-Transfer-Encoding: \"base64\"";

        for (var content : List.of(encoded.substring(0, encoded.length() - 3), encoded + "\n\nChecked for viruses!")) {
            assertThat(DeliveryReport.in(Dsn.in(TO, "multipart/report", headers, content)))
                    .contains(new DeliveryReport("5.2.2"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"feedback-report", "\"disposition-notification\""})
    void isNotFoundInAReportOfSomethingElse(String type) throws Exception {
        var report = Dsn.in(TO, "multipart/report; Report-Type=" + type, "", "Action: failed\nStatus: 5.2.2\n");

        assertThat(DeliveryReport.in(report)).isEmpty();
    }

    /** Whatever the header says of the part: how many octets it has is not known before they are read. */
    @Test
    void endsWithAMessageThatHasNoEnd() throws Exception {
        var endless = "Content-Type: message/delivery-status\n".repeat(100_000);

        assertThat(DeliveryReport.in(Dsn.in(TO, "multipart/report", endless, RECIPIENT)))
                .isEmpty();
    }

    /** {@code <name> <status, or -> <octets>}, and the message. */
    @Test
    void isFoundInEverySampleOfSisimaiThatHasOne() throws Exception {
        Map<String, String> wrong = new TreeMap<>();
        int messages = 0;
        try (var samples = new DataInputStream(new GZIPInputStream(
                Objects.requireNonNull(DeliveryReportTest.class.getResourceAsStream("/bounces/sisimai.gz"))))) {
            for (var line = line(samples); !line.isEmpty(); line = line(samples)) {
                var columns = line.split(" ");
                var message = Dsn.message(samples.readNBytes(Integer.parseInt(columns[2])));
                var found =
                        DeliveryReport.in(message).map(DeliveryReport::status).orElse("-");
                if (!found.equals(columns[1])) {
                    wrong.put(columns[0], found + " instead of " + columns[1]);
                }
                messages++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(messages).isEqualTo(632);
    }

    private static String line(DataInputStream samples) throws IOException {
        var line = new StringBuilder();
        for (int c = samples.read(); c > '\n'; c = samples.read()) {
            line.append((char) c);
        }
        return line.toString();
    }
}
