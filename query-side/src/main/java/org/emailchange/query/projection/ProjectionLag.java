package org.emailchange.query.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.emailchange.eventstore.log.ProcessorProgress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * How far the views are behind the events, on all nodes: meters, measured when they are read, and health, which is down
 * while an event waits too long for a view. It is not part of readiness: an old answer is better than none.
 */
@Component("viewLag")
class ProjectionLag implements MeterBinder, HealthIndicator {

    private static final int MAX = 10_000;
    private static final double MILLIS = 1000.0;

    private final List<String> views;
    private final ProcessorProgress progress;
    private final Clock clock;
    private final Settings settings;

    /** @param maxLag how long an event may wait for a view before the view counts as down */
    @ConfigurationProperties("email-change.views")
    record Settings(Duration maxLag) {}

    ProjectionLag(List<Rebuildable> views, ProcessorProgress progress, Clock clock, Settings settings) {
        this.views = views.stream().map(Rebuildable::name).sorted().toList();
        this.progress = progress;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * How far a view is behind.
     *
     * @param events how many events it has not seen; counted up to ten thousand
     * @param time for how long the first of them has been waiting; zero if there is none
     */
    record Lag(long events, Duration time) {}

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

    @Override
    public Health health() {
        var health = Health.up();
        for (var view : views) {
            var behind = of(view);
            health.withDetail(view, behind);
            if (behind.time().compareTo(settings.maxLag()) > 0) {
                health.down();
            }
        }
        return health.build();
    }
}
