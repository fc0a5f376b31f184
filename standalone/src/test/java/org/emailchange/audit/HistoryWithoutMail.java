package org.emailchange.audit;

import java.time.Clock;
import java.time.ZoneOffset;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.emailchange.api.AccountId;
import org.emailchange.attack.WholeService;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestNode;
import org.emailchange.testing.TestSystem;

/** A history on a database of its own, made by commands alone: nobody orders mails, what comes of them is reported. */
final class HistoryWithoutMail implements AutoCloseable {

    private final TestSystem system;

    HistoryWithoutMail() {
        system = WholeService.nodes(1)
                .clock(Clock.tickMillis(ZoneOffset.UTC))
                .settings(Auditor.STAFF)
                .start();
        node().bean(EventProcessingConfiguration.class)
                .eventProcessor("process", StreamingEventProcessor.class)
                .orElseThrow()
                .shutDown();
    }

    AccountId until(long events, int ofOne) {
        return new GeneratedHistory(node(), MailDelivery.REPORTED, 1).until(events, ofOne);
    }

    TestNode node() {
        return system.node();
    }

    TestDatabase database() {
        return system.database();
    }

    @Override
    public void close() {
        system.close();
    }
}
