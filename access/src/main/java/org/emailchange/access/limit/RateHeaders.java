package org.emailchange.access.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The fields {@code RateLimit-Policy} and {@code RateLimit} of draft-ietf-httpapi-ratelimit-headers. */
final class RateHeaders {

    private RateHeaders() {}

    static Map<String, String> of(List<Level> all, Instant now) {
        var levels = all.stream().filter(level -> level.charge().told()).toList();
        var headers = new LinkedHashMap<String, String>();
        headers.put("RateLimit-Policy", levels.stream().map(RateHeaders::policy).collect(Collectors.joining(", ")));
        headers.put(
                "RateLimit", levels.stream().map(level -> standing(level, now)).collect(Collectors.joining(", ")));
        return headers;
    }

    private static String policy(Level level) {
        var rate = level.charge().rate();
        return "\"%s\";q=%d;w=%d".formatted(level.charge().limit(), rate.count(), wholeSeconds(rate.period()));
    }

    /** Where nothing is left, the time until something is; else until all is. */
    private static String standing(Level level, Instant now) {
        var remaining = level.remaining(now);
        var time = remaining == 0 ? level.untilRoom(now) : level.untilEmpty(now);
        return "\"%s\";r=%d;t=%d".formatted(level.charge().limit(), remaining, wholeSeconds(time));
    }

    private static long wholeSeconds(Duration time) {
        return time.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
