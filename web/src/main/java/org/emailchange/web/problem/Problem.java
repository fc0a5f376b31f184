package org.emailchange.web.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One problem as a caller is told of it.
 *
 * @param properties further members of the answer, in this order; never a secret or another account's data
 * @param headers further headers of the answer
 * @param retryAfter when asking again makes sense, told as the header {@code Retry-After} and the member
 *     {@code retryAfter}, in whole seconds rounded up
 */
public record Problem(
        ProblemType type,
        Map<String, Object> properties,
        Map<String, String> headers,
        @Nullable Duration retryAfter) {

    /** A problem of this type that has nothing more to say. */
    public static Problem of(ProblemType type) {
        return new Problem(type, Map.of(), Map.of(), null);
    }

    /** The same with one more member. */
    public Problem with(String name, Object value) {
        return new Problem(type, plus(properties, name, value), headers, retryAfter);
    }

    /** The same with one more header. */
    public Problem withHeader(String name, String value) {
        return new Problem(type, properties, plus(headers, name, value), retryAfter);
    }

    /** The same, telling the caller how long to wait. */
    public Problem retryAfter(Duration wait) {
        return new Problem(type, properties, headers, wait);
    }

    private static <V> Map<String, V> plus(Map<String, V> map, String name, V value) {
        var more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }
}
