package org.emailchange.eventstore;

import java.time.Clock;
import org.axonframework.eventhandling.GenericEventMessage;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Has Axon stamp events and deadlines by our clock; it has one for the whole JVM. */
@Component
class AxonTime implements DisposableBean {
    private final Clock clock;

    AxonTime(Clock clock) {
        this.clock = clock;
        GenericEventMessage.clock = clock;
    }

    @Override
    public void destroy() {
        if (GenericEventMessage.clock == clock) {
            GenericEventMessage.clock = Clock.systemUTC();
        }
    }
}
