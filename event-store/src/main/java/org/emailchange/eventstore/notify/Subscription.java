package org.emailchange.eventstore.notify;

/** Ends when it is closed. */
public interface Subscription extends AutoCloseable {
    /** Hands over no further message, apart from one that may be under way already. */
    @Override
    void close();
}
