package org.emailchange.command.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** How the mail server is reached: as {@code spring.mail.*} says, with our defaults where that is silent. */
@Component
class SmtpSessions {

    private final JavaMailSenderImpl server;
    private final Map<Lane, Session> sessions = new EnumMap<>(Lane.class);

    SmtpSessions(JavaMailSenderImpl server, MailSettings settings) {
        this.server = server;
        for (var lane : Lane.values()) {
            var properties = new Properties();
            properties.putAll(new SmtpDefaults(settings).forHost(server.getHost()));
            properties.putAll(server.getSession().getProperties());
            properties.setProperty("mail.mime.allowutf8", String.valueOf(lane == Lane.SMTPUTF8));
            sessions.put(lane, Session.getInstance(properties));
        }
    }

    Session of(Lane lane) {
        var session = sessions.get(lane);
        if (session == null) {
            throw new IllegalStateException("No session for " + lane);
        }
        return session;
    }

    SMTPTransport connect(Lane lane) throws MessagingException {
        var protocol = server.getProtocol() == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : server.getProtocol();
        var transport = (SMTPTransport) of(lane).getTransport(protocol);
        transport.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
        return transport;
    }
}
