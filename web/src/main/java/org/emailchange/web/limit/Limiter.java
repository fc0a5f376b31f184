package org.emailchange.web.limit;

import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets pass what there is room for. Where the database cannot be asked, everything passes: whatever is behind the limits
 * needs the same database, and passwords have a lock of their own.
 */
@Component
class Limiter {

    private static final Logger LOG = LoggerFactory.getLogger(Limiter.class);

    private final Buckets buckets;
    private final LimitSettings settings;

    Limiter(Buckets buckets, LimitSettings settings) {
        this.buckets = buckets;
        this.settings = settings;
    }

    /**
     * Counts one against each limit.
     *
     * @return the headers that tell how they stand
     * @throws ProblemException RATE_LIMITED where one of them is used up; then none is counted
     */
    Map<String, String> take(Charge... charges) {
        return passing(ask(() -> buckets.takeAllOrNone(List.of(charges))));
    }

    /** As above, but counts nothing. */
    void look(Charge... charges) {
        passing(ask(() -> Stream.of(charges).map(buckets::look).toList()));
    }

    /** Counts one against each limit, and never refuses. */
    void count(Charge... charges) {
        ask(() -> Stream.of(charges).map(buckets::take).toList());
    }

    private List<Level> ask(Supplier<List<Level>> question) {
        if (!settings.enabled()) {
            return List.of();
        }
        try {
            return question.get();
        } catch (BucketExecutionException e) {
            LOG.warn("Limits could not be asked, and let pass: {}", e.getClass().getName());
            return List.of();
        }
    }

    private Map<String, String> passing(List<Level> levels) {
        if (levels.isEmpty()) {
            return Map.of();
        }
        var headers = RateHeaders.of(levels);
        if (levels.stream().allMatch(Level::hasRoom)) {
            return headers;
        }
        var wait = levels.stream()
                .filter(level -> !level.hasRoom())
                .map(Level::untilRoom)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        var problem = Problem.of(GeneralProblem.RATE_LIMITED).retryAfter(wait.isZero() ? Duration.ofSeconds(1) : wait);
        for (var header : headers.entrySet()) {
            problem = problem.withHeader(header.getKey(), header.getValue());
        }
        throw new ProblemException(problem);
    }
}
