package org.emailchange.query.lag;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.emailchange.eventstore.log.ProcessorProgress;
import org.emailchange.query.projection.Rebuildable;
import org.springframework.stereotype.Component;

/** Measures how far the views are behind the events, on whatever nodes they are kept. */
@Component
class Lags {
    private static final int MAX = 10_000;

    private final List<String> views;
    private final ProcessorProgress progress;
    private final Clock clock;

    Lags(List<Rebuildable> views, ProcessorProgress progress, Clock clock) {
        this.views = views.stream().map(Rebuildable::name).sorted().toList();
        this.progress = progress;
        this.clock = clock;
    }

    List<String> views() {
        return views;
    }

    Lag of(String view) {
        var unseen = progress.unseen(progress.of(view).ofAll(), MAX);
        var oldest = unseen.oldest();
        var waiting = oldest == null ? Duration.ZERO : Duration.between(oldest, clock.instant());
        return new Lag(unseen.events(), waiting.isNegative() ? Duration.ZERO : waiting);
    }
}
