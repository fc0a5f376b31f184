package org.emailchange.query.lag;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while an event waits too long for a view. Says nothing on readiness: an old answer is better than none. */
@Component("viewLag")
class ViewsHealth implements HealthIndicator {
    private final Lags lags;
    private final LagSettings settings;

    ViewsHealth(Lags lags, LagSettings settings) {
        this.lags = lags;
        this.settings = settings;
    }

    @Override
    public Health health() {
        var health = Health.up();
        for (var view : lags.views()) {
            var lag = lags.of(view);
            health.withDetail(view, lag);
            if (lag.time().compareTo(settings.maxLag()) > 0) {
                health.down();
            }
        }
        return health.build();
    }
}
