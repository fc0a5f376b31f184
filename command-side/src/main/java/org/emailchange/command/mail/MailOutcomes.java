package org.emailchange.command.mail;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;
import org.springframework.stereotype.Component;

/** Counts what became of mails on this node: each attempt, and each that came back. */
@Component
class MailOutcomes implements MeterBinder {

    private enum Counted {
        SENT,
        DELAYED,
        FAILED,
        BOUNCED
    }

    private final AtomicLongArray counts = new AtomicLongArray(Counted.values().length);

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var outcome : Counted.values()) {
            FunctionCounter.builder("email.change.mail.outcomes", counts, all -> all.get(outcome.ordinal()))
                    .description("what became of mails: sent, delayed, failed, or sent and bounced")
                    .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    void count(OrderState state) {
        switch (state) {
            case SENT -> count(Counted.SENT);
            case DELAYED -> count(Counted.DELAYED);
            case FAILED -> count(Counted.FAILED);
            case PENDING, WITHDRAWN -> {}
        }
    }

    void countBounce() {
        count(Counted.BOUNCED);
    }

    private void count(Counted outcome) {
        counts.incrementAndGet(outcome.ordinal());
    }
}
