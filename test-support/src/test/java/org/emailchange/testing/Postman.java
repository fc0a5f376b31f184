package org.emailchange.testing;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/** Sends one short mail over a new connection. */
record Postman(TestMailServer server) {
    void send(String to) throws MessagingException {
        var properties = new Properties();
        properties.put("mail.smtp.host", server.host());
        properties.put("mail.smtp.port", String.valueOf(server.port()));
        properties.put("mail.smtp.timeout", "300");
        properties.put("mail.mime.allowutf8", "true");
        var message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("sender@example.com");
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(to));
        message.setSubject("Gr\u00fc\u00dfe");
        message.setText("Hello " + to + "\r\n.\r\n", "UTF-8");
        Transport.send(message);
    }
}
