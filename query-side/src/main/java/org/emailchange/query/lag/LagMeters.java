package org.emailchange.query.lag;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Measured when somebody asks. */
@Component
class LagMeters implements MeterBinder {
    private static final double MILLIS = 1000.0;

    private final Lags lags;

    LagMeters(Lags lags) {
        this.lags = lags;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var view : lags.views()) {
            Gauge.builder("email.change.view.behind.events", () -> lags.of(view).events())
                    .description("events that the view has not seen, up to ten thousand")
                    .tag("view", view)
                    .register(registry);
            Gauge.builder("email.change.view.behind", () -> lags.of(view).time().toMillis() / MILLIS)
                    .description("how long the first event that the view has not seen has been waiting")
                    .baseUnit("seconds")
                    .tag("view", view)
                    .register(registry);
        }
    }
}
