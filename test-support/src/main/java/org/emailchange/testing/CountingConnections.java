package org.emailchange.testing;

import java.util.concurrent.atomic.AtomicInteger;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/** Lets everybody in, and counts them. */
final class CountingConnections implements SessionHandler {
    private final AtomicInteger count;

    CountingConnections(AtomicInteger count) {
        this.count = count;
    }

    @Override
    public SessionAcceptance accept(Session session) {
        count.incrementAndGet();
        return SessionAcceptance.success();
    }

    @Override
    public void onSessionEnd(Session session) {}
}
