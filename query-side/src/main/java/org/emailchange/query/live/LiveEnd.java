package org.emailchange.query.live;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Ends what waits and what streams when the application stops: before the web server, which waits for all requests. */
@Component
class LiveEnd implements SmartLifecycle {
    private final Patience patience;
    private final StatusStreams streams;
    private volatile boolean running;

    LiveEnd(Patience patience, StatusStreams streams) {
        this.patience = patience;
        this.streams = streams;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        streams.end();
        patience.end();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
