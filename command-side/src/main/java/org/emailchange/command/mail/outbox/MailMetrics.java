package org.emailchange.command.mail.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Measures the undelivered mails of all nodes; results are counted by {@link MailReports}. */
@Component
class MailMetrics implements MeterBinder {

    private final UndeliveredMails undelivered;

    MailMetrics(UndeliveredMails undelivered) {
        this.undelivered = undelivered;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
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
}
