package org.emailchange.command.mail.bounce;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;

/** Messages as other mail servers send them, word for word. */
public final class Dsn {

    private Dsn() {}

    /** A report that a mail was given up or put off. */
    public static MimeMessage report(String to, String action, String status) {
        return message("""
                From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
                To: %s
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

                --b1
                Content-Type: text/plain; charset=us-ascii

                I'm sorry to have to inform you that your message could not be delivered.

                --b1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.net
                Arrival-Date: Sat, 21 Nov 2026 04:48:00 +0000

                Final-Recipient: rfc822; nobody@example.org
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 %s <nobody@example.org>: no such user

                --b1
                Content-Type: message/rfc822-headers

                Subject: Confirm your new e-mail address

                --b1--
                """.formatted(to, action, status, status));
    }

    /** A person's answer. */
    public static MimeMessage answer(String to) {
        return message("""
                From: someone@example.org
                To: %s
                Subject: Re: Confirm
                MIME-Version: 1.0
                Content-Type: text/plain

                Action: failed
                Status: 5.1.1
                """.formatted(to));
    }

    /** A report as RFC 6533 has it for addresses beyond ASCII. */
    public static MimeMessage inBase64(String to) {
        var fields = "Final-Recipient: utf-8; zo\u00eb@example.org\nAction: failed\nStatus: 5.2.2\n";
        return in(
                to,
                "multipart/report; report-type=global-delivery-status",
                "Content-Type: message/global-delivery-status\nContent-Transfer-Encoding: base64",
                Base64.getMimeEncoder().encodeToString(fields.getBytes(StandardCharsets.UTF_8)));
    }

    /** A report whose multipart and whose part with these fields are of other types. */
    static MimeMessage in(String to, String multipart, String partHeader, String fields) {
        return message("""
                From: MAILER-DAEMON@mx.example.net
                To: %s
                MIME-Version: 1.0
                Content-Type: %s; boundary="b1"

                --b1
                Content-Type: text/plain

                It could not be delivered.

                --b1
                %s

                %s
                --b1--
                """.formatted(to, multipart, partHeader, fields));
    }

    static MimeMessage message(String text) {
        return message(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    static MimeMessage message(byte[] octets) {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(octets));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
