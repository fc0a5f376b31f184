package org.emailchange.command.mail.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.emailchange.command.mail.MailBook;
import org.emailchange.command.mail.MailCount;
import org.springframework.stereotype.Component;

/** The mails that are not out, those of all nodes; measured when somebody asks. */
@Component
class MailMeters implements MeterBinder {

    private static final double MILLIS = 1000.0;

    private final MailBook mails;
    private final Clock clock;

    MailMeters(MailBook mails, Clock clock) {
        this.mails = mails;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var state : MailBook.STATES) {
            var tag = state.toLowerCase(Locale.ROOT);
            Gauge.builder(
                            "email.change.mails",
                            () -> of(state).map(MailCount::count).orElse(0L))
                    .description("mails that are not out")
                    .tag("state", tag)
                    .register(registry);
            Gauge.builder("email.change.mails.oldest", () -> age(state).toMillis() / MILLIS)
                    .description("since when the oldest mail of the state should have been out")
                    .baseUnit("seconds")
                    .tag("state", tag)
                    .register(registry);
        }
    }

    /** How long the oldest mail of a state has been waiting; zero where there is none. */
    Duration age(String state) {
        var age = of(state)
                .map(count -> Duration.between(count.oldest(), clock.instant()))
                .orElse(Duration.ZERO);
        return age.isNegative() ? Duration.ZERO : age;
    }

    private Optional<MailCount> of(String state) {
        return mails.counts().stream()
                .filter(count -> count.state().equals(state))
                .findFirst();
    }
}
