package org.emailchange.audit;

import java.time.Clock;
import java.time.ZoneOffset;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.emailchange.api.AccountId;
import org.emailchange.attack.Node;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;

/** A history on a database of its own, made by commands alone: nobody orders mails, what comes of them is reported. */
final class LongHistory implements AutoCloseable {

    private final TestDatabase database = TestDatabase.fresh();
    private final TestMailServer mails = TestMailServer.started();
    private final Node node;

    LongHistory() {
        node = Node.started(database, mails, Clock.tickMillis(ZoneOffset.UTC), Auditor.STAFF);
        var processing = node.bean(EventProcessingConfiguration.class);
        for (var process : new String[] {"process", "process-reactions"}) {
            processing
                    .eventProcessor(process, StreamingEventProcessor.class)
                    .orElseThrow()
                    .shutDown();
        }
    }

    AccountId until(long events, int ofOne) {
        return new RealHistory(node, Post.REPORTED, 1).until(events, ofOne);
    }

    Node node() {
        return node;
    }

    TestDatabase database() {
        return database;
    }

    @Override
    public void close() {
        node.close();
        mails.close();
    }
}
