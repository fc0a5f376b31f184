package org.emailchange.command.mail;

import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.apache.commons.pool2.impl.GenericKeyedObjectPool;
import org.apache.commons.pool2.impl.GenericKeyedObjectPoolConfig;
import org.springframework.stereotype.Component;

/** The open connections to the mail server: as many as there are workers, kept while they are of use. */
@Component
class SmtpConnections {

    private final SmtpSessions sessions;
    private final GenericKeyedObjectPool<Lane, SmtpConnection> pool;

    SmtpConnections(SmtpSessions sessions, MailSettings settings) {
        this.sessions = sessions;
        var config = new GenericKeyedObjectPoolConfig<SmtpConnection>();
        config.setMaxTotalPerKey(settings.workers());
        config.setMaxIdlePerKey(settings.workers());
        config.setTestOnBorrow(true);
        config.setMinEvictableIdleDuration(settings.idleConnection());
        config.setTimeBetweenEvictionRuns(settings.idleConnection().dividedBy(2));
        config.setJmxEnabled(false);
        this.pool = new GenericKeyedObjectPool<>(new SmtpConnecting(sessions), config);
    }

    Session session(Lane lane) {
        return sessions.of(lane);
    }

    /** A connection that was alive a moment ago. */
    SmtpConnection take(Lane lane) throws MessagingException {
        try {
            return pool.borrowObject(lane);
        } catch (MessagingException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new MessagingException("No connection to the mail server", e);
        }
    }

    /** A broken one is closed, so that the server need not wait for us either. */
    void giveBack(SmtpConnection connection) {
        if (connection.isBroken()) {
            discard(connection);
        } else {
            pool.returnObject(connection.lane(), connection);
        }
    }

    private void discard(SmtpConnection connection) {
        try {
            pool.invalidateObject(connection.lane(), connection);
        } catch (Exception e) {
            throw new IllegalStateException("A connection could not be discarded", e);
        }
    }

    @PreDestroy
    void close() {
        pool.close();
    }
}
