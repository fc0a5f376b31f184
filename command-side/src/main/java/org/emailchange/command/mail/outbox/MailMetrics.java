package org.emailchange.command.mail.outbox;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;
import org.springframework.stereotype.Component;

/** Counts the results of attempts and bounces on this node, and measures the undelivered mails of all nodes. */
@Component
class MailMetrics implements MeterBinder {

    private enum Outcome {
        SENT,
        DELAYED,
        FAILED,
        BOUNCED
    }

    private final AtomicLongArray counts = new AtomicLongArray(Outcome.values().length);
    private final UndeliveredMails undelivered;

    MailMetrics(UndeliveredMails undelivered) {
        this.undelivered = undelivered;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var outcome : Outcome.values()) {
            FunctionCounter.builder("email.change.mail.outcomes", counts, all -> all.get(outcome.ordinal()))
                    .description("what became of mails: sent, delayed, failed, or sent and bounced")
                    .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        for (var state : UndeliveredMails.STATES) {
            var tag = state.toLowerCase(Locale.ROOT);
            Gauge.builder("email.change.mails", () -> number(state))
                    .description("mails that are not out")
                    .tag("state", tag)
                    .register(registry);
            Gauge.builder("email.change.mails.oldest", () -> seconds(state))
                    .description("since when the oldest mail of the state should have been out")
                    .baseUnit("seconds")
                    .tag("state", tag)
                    .register(registry);
        }
    }

    private long number(String state) {
        return undelivered.count(state).map(UndeliveredMails.Count::count).orElse(0L);
    }

    private double seconds(String state) {
        return undelivered.age(state).toMillis() / 1000.0;
    }

    void count(MailOrder.State state) {
        switch (state) {
            case SENT -> count(Outcome.SENT);
            case DELAYED -> count(Outcome.DELAYED);
            case FAILED -> count(Outcome.FAILED);
            case PENDING, WITHDRAWN -> {}
        }
    }

    void countBounce() {
        count(Outcome.BOUNCED);
    }

    private void count(Outcome outcome) {
        counts.incrementAndGet(outcome.ordinal());
    }
}
