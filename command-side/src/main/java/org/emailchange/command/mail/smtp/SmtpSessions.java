package org.emailchange.command.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.emailchange.api.EmailAddress;
import org.emailchange.command.mail.MailSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** How the mail server is reached: as {@code spring.mail.*} says, with our defaults for what is not set there. */
@Component
class SmtpSessions {

    /**
     * Whether a mail needs SMTPUTF8. Only addresses that need it use it: a server further on that lacks SMTPUTF8 bounces
     * even mail to plain addresses that came in that way.
     */
    enum Encoding {
        ASCII,
        SMTPUTF8;

        static Encoding of(EmailAddress recipient) {
            return StandardCharsets.US_ASCII.newEncoder().canEncode(recipient.deliverable()) ? ASCII : SMTPUTF8;
        }
    }

    private final JavaMailSenderImpl server;
    private final Map<Encoding, Session> sessions = new EnumMap<>(Encoding.class);

    SmtpSessions(JavaMailSenderImpl server, MailSettings settings) {
        this.server = server;
        for (var encoding : Encoding.values()) {
            var properties = defaults(settings, server.getHost());
            properties.putAll(server.getSession().getProperties());
            properties.setProperty("mail.mime.allowutf8", String.valueOf(encoding == Encoding.SMTPUTF8));
            sessions.put(encoding, Session.getInstance(properties));
        }
    }

    Session of(Encoding encoding) {
        return Objects.requireNonNull(sessions.get(encoding));
    }

    SMTPTransport connect(Encoding encoding) throws MessagingException {
        var protocol = server.getProtocol() == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : server.getProtocol();
        var transport = (SMTPTransport) of(encoding).getTransport(protocol);
        transport.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
        return transport;
    }

    /** What applies unless {@code spring.mail.properties.*} says otherwise. */
    static Properties defaults(MailSettings settings, @Nullable String host) {
        var timeout = String.valueOf(settings.timeout().toMillis());
        var properties = new Properties();
        for (var protocol : new String[] {"mail.smtp.", "mail.smtps."}) {
            properties.setProperty(protocol + "connectiontimeout", timeout);
            properties.setProperty(protocol + "timeout", timeout);
            properties.setProperty(protocol + "writetimeout", timeout);
            properties.setProperty(protocol + "quitwait", "false");
            properties.setProperty(protocol + "ssl.checkserveridentity", "true");
        }
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(settings.requiresEncryptionTo(host)));
        return properties;
    }
}
