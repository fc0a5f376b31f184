package org.emailchange.command.mail;

import jakarta.mail.MessagingException;
import org.apache.commons.pool2.BaseKeyedPooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;

/** Opens, checks and closes connections for the pool. */
final class SmtpConnecting extends BaseKeyedPooledObjectFactory<Lane, SmtpConnection> {

    private final SmtpSessions sessions;

    SmtpConnecting(SmtpSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public SmtpConnection create(Lane lane) throws MessagingException {
        return new SmtpConnection(lane, sessions.connect(lane));
    }

    @Override
    public PooledObject<SmtpConnection> wrap(SmtpConnection connection) {
        return new DefaultPooledObject<>(connection);
    }

    @Override
    public boolean validateObject(Lane lane, PooledObject<SmtpConnection> pooled) {
        return pooled.getObject().isAlive();
    }

    @Override
    public void destroyObject(Lane lane, PooledObject<SmtpConnection> pooled) {
        pooled.getObject().close();
    }
}
