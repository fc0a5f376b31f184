package org.emailchange.query.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.emailchange.eventstore.log.ProcessorProgress;
import org.springframework.stereotype.Component;

/** Measures how far the views are behind the events, whichever nodes keep them. The meters measure when they are read. */
@Component
class ProjectionLag implements MeterBinder {

    private static final int MAX = 10_000;
    private static final double MILLIS = 1000.0;

    private final List<String> views;
    private final ProcessorProgress progress;
    private final Clock clock;

    ProjectionLag(List<Rebuildable> views, ProcessorProgress progress, Clock clock) {
        this.views = views.stream().map(Rebuildable::name).sorted().toList();
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * How far a view is behind.
     *
     * @param events how many events it has not seen; counted up to ten thousand
     * @param time for how long the first of them has been waiting; zero if there is none
     */
    record Lag(long events, Duration time) {}

    List<String> views() {
        return views;
    }

    Lag of(String view) {
        var unseen = progress.unseen(progress.of(view).ofAll(), MAX);
        var oldest = unseen.oldest();
        var waiting = oldest == null ? Duration.ZERO : Duration.between(oldest, clock.instant());
        return new Lag(unseen.events(), waiting.isNegative() ? Duration.ZERO : waiting);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var view : views) {
            Gauge.builder("email.change.view.behind.events", () -> of(view).events())
                    .description("events that the view has not seen, up to ten thousand")
                    .tag("view", view)
                    .register(registry);
            Gauge.builder("email.change.view.behind", () -> of(view).time().toMillis() / MILLIS)
                    .description("how long the first event that the view has not seen has been waiting")
                    .baseUnit("seconds")
                    .tag("view", view)
                    .register(registry);
        }
    }
}
