package org.emailchange.standalone.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Properties;

/** A mail to put into the mailbox, with a text and an HTML part. */
record Letter(String to, String subject, String text, String html) {
    static Letter to(String to) {
        return new Letter(to, "Hello", "Dear " + to, "<p>Dear " + to + "</p>");
    }

    Letter about(String other) {
        return new Letter(to, other, text, html);
    }

    MimeMessage message() throws MessagingException {
        var properties = new Properties();
        properties.put("mail.mime.allowutf8", "true");
        var message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("no-reply@example.com");
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        var plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        var rich = new MimeBodyPart();
        rich.setText(html, "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", plain, rich));
        return message;
    }

    byte[] bytes() throws MessagingException, IOException {
        var bytes = new ByteArrayOutputStream();
        message().writeTo(bytes);
        return bytes.toByteArray();
    }
}
