package org.emailchange.query.projection;

import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;

/** What the events of one stream come to, told in their order. */
public interface StreamFold {
    /** Goes on to the next event. */
    void apply(DomainEventMessage<?> event);

    /** The rows that have come of it, as entities. */
    Stream<?> rows();
}
