package org.emailchange.command.mail.smtp;

import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.apache.commons.pool2.BaseKeyedPooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericKeyedObjectPool;
import org.apache.commons.pool2.impl.GenericKeyedObjectPoolConfig;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.emailchange.api.EmailAddress;
import org.emailchange.command.mail.MailSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Sends messages over a pool of connections to the mail server: at most as many as there are workers. The server is reached
 * as {@code spring.mail.*} says, with our defaults for what is not set there.
 */
@Component
public class SmtpPool {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpPool.class);

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

    private final Map<Encoding, Session> sessions = new EnumMap<>(Encoding.class);
    private final GenericKeyedObjectPool<Encoding, SMTPTransport> connections;
    private final Clock clock;
    private volatile @Nullable Outage outage;

    SmtpPool(JavaMailSenderImpl server, MailSettings settings, Clock clock) {
        this.clock = clock;
        for (var encoding : Encoding.values()) {
            var properties = defaults(settings, server.getHost());
            properties.putAll(server.getSession().getProperties());
            properties.setProperty("mail.mime.allowutf8", String.valueOf(encoding == Encoding.SMTPUTF8));
            sessions.put(encoding, Session.getInstance(properties));
        }
        var config = new GenericKeyedObjectPoolConfig<SMTPTransport>();
        config.setMaxTotalPerKey(settings.workers());
        config.setMaxIdlePerKey(settings.workers());
        config.setTestOnBorrow(true);
        config.setMinEvictableIdleDuration(settings.idleConnection());
        config.setTimeBetweenEvictionRuns(settings.idleConnection().dividedBy(2));
        config.setJmxEnabled(false);
        this.connections = new GenericKeyedObjectPool<>(new Connections(server, sessions), config);
    }

    /** The session that a message to this recipient must be created for. */
    public Session session(EmailAddress recipient) {
        return Objects.requireNonNull(sessions.get(Encoding.of(recipient)));
    }

    /** Hands a message to the mail server. */
    public SmtpResult send(MimeMessage message, EmailAddress recipient) {
        return noted(attempt(message, recipient));
    }

    /** Since when no mail was taken; empty once one was, or was refused for itself. */
    public Optional<Outage> outage() {
        return Optional.ofNullable(outage);
    }

    /** A time in which the mail server takes no mails. */
    public record Outage(Instant since, Instant lastAttempt) {}

    /** One line when it begins and one when it ends, however many mails meet it. */
    private synchronized SmtpResult noted(SmtpResult result) {
        var before = outage;
        if (result.status() == SmtpResult.Status.UNAVAILABLE) {
            if (before == null) {
                LOG.warn("No mails go out, and they are tried again: {}", result.error());
            }
            outage = new Outage(before == null ? clock.instant() : before.since(), clock.instant());
        } else if (before != null) {
            LOG.info("Mails go out again.");
            outage = null;
        }
        return result;
    }

    private SmtpResult attempt(MimeMessage message, EmailAddress recipient) {
        var encoding = Encoding.of(recipient);
        SMTPTransport connection;
        try {
            connection = borrow(encoding);
        } catch (MessagingException e) {
            return SmtpResult.onConnecting(e);
        }
        var usable = true;
        try {
            if (encoding == Encoding.SMTPUTF8 && !connection.supportsExtension("SMTPUTF8")) {
                // the next connection asks the server anew
                usable = false;
                return SmtpResult.refused("The mail server takes no addresses beyond ASCII (no SMTPUTF8).");
            }
            connection.sendMessage(message, message.getAllRecipients());
            return SmtpResult.accepted();
        } catch (MessagingException e) {
            usable = false;
            return SmtpResult.onSending(e);
        } finally {
            giveBack(connection, encoding, usable);
        }
    }

    /** A connection that was alive a moment ago. */
    private SMTPTransport borrow(Encoding encoding) throws MessagingException {
        try {
            return connections.borrowObject(encoding);
        } catch (MessagingException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new MessagingException("No connection to the mail server", e);
        }
    }

    /** A connection on which something failed is closed, so that the server need not wait for us either. */
    private void giveBack(SMTPTransport connection, Encoding encoding, boolean usable) {
        if (usable) {
            connections.returnObject(encoding, connection);
            return;
        }
        try {
            connections.invalidateObject(encoding, connection);
        } catch (Exception e) {
            throw new IllegalStateException("A connection could not be discarded", e);
        }
    }

    @PreDestroy
    void close() {
        connections.close();
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

    /** Opens, checks and closes connections for the pool. */
    private static final class Connections extends BaseKeyedPooledObjectFactory<Encoding, SMTPTransport> {

        private final JavaMailSenderImpl server;
        private final Map<Encoding, Session> sessions;

        Connections(JavaMailSenderImpl server, Map<Encoding, Session> sessions) {
            this.server = server;
            this.sessions = sessions;
        }

        @Override
        public SMTPTransport create(Encoding encoding) throws MessagingException {
            var protocol = server.getProtocol() == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : server.getProtocol();
            var session = Objects.requireNonNull(sessions.get(encoding));
            var connection = (SMTPTransport) session.getTransport(protocol);
            connection.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
            return connection;
        }

        @Override
        public PooledObject<SMTPTransport> wrap(SMTPTransport connection) {
            return new DefaultPooledObject<>(connection);
        }

        /** Costs a round trip. */
        @Override
        public boolean validateObject(Encoding encoding, PooledObject<SMTPTransport> connection) {
            return connection.getObject().isConnected();
        }

        @Override
        public void destroyObject(Encoding encoding, PooledObject<SMTPTransport> connection) {
            try {
                connection.getObject().close();
            } catch (MessagingException alreadyGone) {
                // nothing is left to close
            }
        }
    }
}
