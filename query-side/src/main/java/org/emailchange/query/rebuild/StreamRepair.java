package org.emailchange.query.rebuild;

import jakarta.persistence.EntityManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.emailchange.query.projection.Rebuildable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Builds the rows of one stream of a live view anew, where they lack what an event builds on. */
@Component
public class StreamRepair {
    private static final Logger LOG = LoggerFactory.getLogger(StreamRepair.class);

    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final StreamReplayer replayer;

    StreamRepair(EntityManager entities, JdbcClient jdbc, StreamReplayer replayer) {
        this.entities = entities;
        this.jdbc = jdbc;
        this.replayer = replayer;
    }

    /**
     * Rebuilds the rows up to this event, in the transaction that handles it. Where an event before it is not known to this
     * release, up to that one: only this stream stands still, until it is known.
     */
    public void rebuild(Rebuildable view, DomainEventMessage<?> event) {
        LOG.warn(
                "The view {} lacked an event before number {} of a stream; its rows are rebuilt",
                view.name(),
                event.getSequenceNumber() + 1);
        entities.flush();
        entities.clear();
        for (var table : view.tables()) {
            jdbc.sql("delete from " + table.name() + " where " + table.stream() + "::text = ?")
                    .param(event.getAggregateIdentifier())
                    .update();
        }
        replayer.stream(view, event.getAggregateIdentifier(), event.getSequenceNumber() + 1)
                .forEach(entities::persist);
    }
}
