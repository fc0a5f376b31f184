package org.emailchange.query.projection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while an event waits too long for a view. Not part of readiness: an old answer is better than none. */
@Component("viewLag")
class ProjectionLagHealth implements HealthIndicator {

    private final ProjectionLag lag;
    private final Settings settings;

    ProjectionLagHealth(ProjectionLag lag, Settings settings) {
        this.lag = lag;
        this.settings = settings;
    }

    /** @param maxLag how long an event may wait for a view before the view counts as down */
    @ConfigurationProperties("email-change.views")
    record Settings(Duration maxLag) {}

    @Override
    public Health health() {
        var health = Health.up();
        for (var view : lag.views()) {
            var behind = lag.of(view);
            health.withDetail(view, behind);
            if (behind.time().compareTo(settings.maxLag()) > 0) {
                health.down();
            }
        }
        return health.build();
    }
}
