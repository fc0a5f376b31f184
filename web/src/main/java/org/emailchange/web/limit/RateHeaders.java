package org.emailchange.web.limit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The fields {@code RateLimit-Policy} and {@code RateLimit} of draft-ietf-httpapi-ratelimit-headers. */
final class RateHeaders {

    private RateHeaders() {}

    static Map<String, String> of(List<Level> all) {
        var levels = all.stream().filter(level -> level.charge().told()).toList();
        var headers = new LinkedHashMap<String, String>();
        headers.put("RateLimit-Policy", levels.stream().map(RateHeaders::policy).collect(Collectors.joining(", ")));
        headers.put("RateLimit", levels.stream().map(RateHeaders::standing).collect(Collectors.joining(", ")));
        return headers;
    }

    private static String policy(Level level) {
        var rate = level.charge().rate();
        return "\"%s\";q=%d;w=%d".formatted(level.charge().limit(), rate.count(), wholeSeconds(rate.period()));
    }

    /** Where nothing is left, the time until something is; else until all is. */
    private static String standing(Level level) {
        var time = level.remaining() == 0 ? level.untilRoom() : level.untilFull();
        return "\"%s\";r=%d;t=%d".formatted(level.charge().limit(), level.remaining(), wholeSeconds(time));
    }

    private static long wholeSeconds(Duration time) {
        return time.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
