package org.emailchange.command.mail.smtp;

import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.apache.commons.pool2.BaseKeyedPooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericKeyedObjectPool;
import org.apache.commons.pool2.impl.GenericKeyedObjectPoolConfig;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.emailchange.api.EmailAddress;
import org.emailchange.command.mail.MailSettings;
import org.emailchange.command.mail.smtp.SmtpSessions.Encoding;
import org.springframework.stereotype.Component;

/** Sends messages over a pool of connections to the mail server: at most as many as there are workers. */
@Component
public class SmtpPool {

    private final SmtpSessions sessions;
    private final GenericKeyedObjectPool<Encoding, SMTPTransport> connections;

    SmtpPool(SmtpSessions sessions, MailSettings settings) {
        this.sessions = sessions;
        var config = new GenericKeyedObjectPoolConfig<SMTPTransport>();
        config.setMaxTotalPerKey(settings.workers());
        config.setMaxIdlePerKey(settings.workers());
        config.setTestOnBorrow(true);
        config.setMinEvictableIdleDuration(settings.idleConnection());
        config.setTimeBetweenEvictionRuns(settings.idleConnection().dividedBy(2));
        config.setJmxEnabled(false);
        this.connections = new GenericKeyedObjectPool<>(new Connections(sessions), config);
    }

    /** The session that a message to this recipient must be created for. */
    public Session session(EmailAddress recipient) {
        return sessions.of(Encoding.of(recipient));
    }

    /**
     * Hands a message to the mail server.
     *
     * @param suppressed whether to stop just before that, once everything else has succeeded; so a suppressed message
     *     meets the same faults as any other, and its reports do not differ
     */
    public SmtpResult send(MimeMessage message, EmailAddress recipient, boolean suppressed) {
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
            if (!suppressed) {
                connection.sendMessage(message, message.getAllRecipients());
            }
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

    /** Opens, checks and closes connections for the pool. */
    private static final class Connections extends BaseKeyedPooledObjectFactory<Encoding, SMTPTransport> {

        private final SmtpSessions sessions;

        Connections(SmtpSessions sessions) {
            this.sessions = sessions;
        }

        @Override
        public SMTPTransport create(Encoding encoding) throws MessagingException {
            return sessions.connect(encoding);
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
