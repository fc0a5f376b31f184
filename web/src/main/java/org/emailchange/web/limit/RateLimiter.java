package org.emailchange.web.limit;

import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.emailchange.web.limit.Buckets.Level;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Counts against limits, and refuses what exceeds them. When the database does not answer, everything is allowed: what
 * the limits protect needs the same database, and passwords have a lock of their own.
 */
@Component
public class RateLimiter {

    private static final Logger LOG = LoggerFactory.getLogger(RateLimiter.class);

    private final Buckets buckets;
    private final Settings settings;

    RateLimiter(Buckets buckets, Settings settings) {
        this.buckets = buckets;
        this.settings = settings;
    }

    /**
     * The settings {@code email-change.limits.*} of all limits together; each feature binds those of its own.
     *
     * @param enabled whether there are limits at all
     */
    @ConfigurationProperties("email-change.limits")
    record Settings(@DefaultValue("true") boolean enabled) {}

    /**
     * Counts one against each limit, and says in headers of the current response how much is left.
     *
     * @throws ProblemException RATE_LIMITED where one of them is used up; then none is counted
     */
    public void take(Limit... limits) {
        var headers = taken(limits);
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current) {
            var response = current.getResponse();
            if (response != null) {
                headers.forEach(response::setHeader);
            }
        }
    }

    /** Like {@link #take}, but returns the headers. */
    public Map<String, String> taken(Limit... limits) {
        return allowed(ask(() -> buckets.takeAllOrNone(List.of(limits))));
    }

    /**
     * Counts an attempt, which is no longer counted once it has ended otherwise than by failing. So no more are under way at
     * once, on all nodes together, than may fail.
     *
     * @throws ProblemException RATE_LIMITED where one of the limits is used up
     */
    public Attempt attempt(Limit... limits) {
        var levels = ask(() -> buckets.takeAllOrNone(List.of(limits)));
        allowed(levels);
        // none where the database does not answer: then it is not waited for once more
        return new Attempt(levels.stream().map(Level::limit).toList());
    }

    /** An attempt that is under way until it is closed. */
    public final class Attempt implements AutoCloseable {

        private final List<Limit> counted;
        private boolean failed;

        private Attempt(List<Limit> counted) {
            this.counted = counted;
        }

        /** It stays counted. */
        public void failed() {
            failed = true;
        }

        @Override
        public void close() {
            if (!failed && !counted.isEmpty()) {
                ask(() -> {
                    counted.forEach(buckets::giveBack);
                    return List.of();
                });
            }
        }
    }

    /**
     * Counts nothing.
     *
     * @throws ProblemException RATE_LIMITED where one of the limits is used up
     */
    public void look(Limit... limits) {
        allowed(ask(() -> Stream.of(limits).map(buckets::look).toList()));
    }

    /** Counts one if there is room for it, and says whether there was. */
    public boolean takes(Limit limit) {
        return ask(() -> List.of(buckets.take(limit))).stream().allMatch(Level::hasRoom);
    }

    /** Whether there is room for one more; counts nothing. */
    public boolean hasRoom(Limit limit) {
        return ask(() -> List.of(buckets.look(limit))).stream().allMatch(Level::hasRoom);
    }

    /** Counts one against each limit, and never refuses. */
    public void count(List<Limit> limits) {
        ask(() -> limits.stream().map(buckets::take).toList());
    }

    /** Counts one as if nothing had been counted before: from now on it takes the whole period until that is over. */
    public void restart(Limit limit) {
        ask(() -> List.of(buckets.restart(limit)));
    }

    private List<Level> ask(Supplier<List<Level>> question) {
        if (!settings.enabled()) {
            return List.of();
        }
        try {
            return question.get();
        } catch (BucketExecutionException e) {
            LOG.warn("Rate limits are not checked, because the database does not answer", e);
            return List.of();
        }
    }

    private static Map<String, String> allowed(List<Level> levels) {
        if (levels.isEmpty()) {
            return Map.of();
        }
        var headers =
                headers(levels.stream().filter(level -> level.limit().shown()).toList());
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

    /** The fields of draft-ietf-httpapi-ratelimit-headers. */
    private static Map<String, String> headers(List<Level> levels) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("RateLimit-Policy", list(levels, RateLimiter::policy));
        headers.put("RateLimit", list(levels, RateLimiter::remaining));
        return headers;
    }

    private static String list(List<Level> levels, Function<Level, String> item) {
        return levels.stream().map(item).collect(Collectors.joining(", "));
    }

    private static String policy(Level level) {
        var rate = level.limit().rate();
        return "\"%s\";q=%d;w=%d".formatted(level.limit().name(), rate.count(), wholeSeconds(rate.period()));
    }

    /** Where nothing is left, the time until something is; else until everything is. */
    private static String remaining(Level level) {
        var time = level.remaining() == 0 ? level.untilRoom() : level.untilFull();
        return "\"%s\";r=%d;t=%d".formatted(level.limit().name(), level.remaining(), wholeSeconds(time));
    }

    private static long wholeSeconds(Duration time) {
        return time.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
