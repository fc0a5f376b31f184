package org.emailchange.query.live;

import java.util.function.Predicate;
import org.emailchange.accounts.session.SessionKey;
import org.emailchange.eventstore.notify.Notifications;
import org.emailchange.eventstore.notify.Subscription;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Ends the streams of sessions that have ended, on whichever node that was. Where it may have missed one, all of sessions
 * end: who still has a session comes again and shows it.
 */
@Component
class SessionListener implements DisposableBean {
    private final StatusStreams streams;
    private final LiveThreads threads;
    private final Subscription subscription;

    SessionListener(Notifications notifications, StatusStreams streams, LiveThreads threads) {
        this.streams = streams;
        this.threads = threads;
        subscription = notifications.subscribe(
                SessionKey.ENDED,
                key -> end(stream -> stream.isOf(new SessionKey(key))),
                () -> end(StatusStream::isOfASession));
    }

    private void end(Predicate<StatusStream> over) {
        threads.execute(() -> streams.end(over));
    }

    @Override
    public void destroy() {
        subscription.close();
    }
}
