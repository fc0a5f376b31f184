package org.emailchange.web.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.emailchange.web.problem.ProblemTexts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * What went wrong with one request.
 *
 * @param properties further members of the answer, in this order; never a secret or another account's data
 * @param headers further headers of the answer
 * @param retryAfter when repeating the request makes sense, sent as the header {@code Retry-After} and the member
 *     {@code retryAfter}, in whole seconds rounded up
 */
public record Problem(
        ProblemType type,
        Map<String, Object> properties,
        Map<String, String> headers,
        @Nullable Duration retryAfter) {

    private static final Duration UNAVAILABLE_FOR = Duration.ofSeconds(2);

    /** A problem of this type, without further members or headers. */
    public static Problem of(ProblemType type) {
        return new Problem(type, Map.of(), Map.of(), null);
    }

    /** The problem that a bare status stands for, where the framework or the container says no more. */
    static Problem ofStatus(int status) {
        var problem = of(typeOf(status));
        return problem.type() == GeneralProblem.UNAVAILABLE ? problem.retryAfter(UNAVAILABLE_FOR) : problem;
    }

    private static ProblemType typeOf(int status) {
        return switch (status) {
            case 401 -> GeneralProblem.UNAUTHENTICATED;
            case 403 -> GeneralProblem.FORBIDDEN;
            case 404 -> GeneralProblem.NOT_FOUND;
            case 405, 501 -> GeneralProblem.METHOD_NOT_ALLOWED;
            case 406 -> GeneralProblem.NOT_ACCEPTABLE;
            case 408 -> GeneralProblem.REQUEST_TIMEOUT;
            case 413 -> GeneralProblem.CONTENT_TOO_LARGE;
            case 415 -> GeneralProblem.UNSUPPORTED_MEDIA_TYPE;
            case 429, 503 -> GeneralProblem.UNAVAILABLE;
            default -> status >= 400 && status < 500 ? GeneralProblem.MALFORMED : GeneralProblem.INTERNAL;
        };
    }

    /** The same with one more member. */
    public Problem with(String name, Object value) {
        return new Problem(type, plus(properties, name, value), headers, retryAfter);
    }

    /** The same with one more header. */
    public Problem withHeader(String name, String value) {
        return new Problem(type, properties, plus(headers, name, value), retryAfter);
    }

    /** The same with the time after which to repeat the request. */
    public Problem retryAfter(Duration wait) {
        return new Problem(type, properties, headers, wait);
    }

    /** All headers of the answer. */
    Map<String, String> allHeaders() {
        var all = new LinkedHashMap<>(headers);
        if (retryAfter != null) {
            all.put(HttpHeaders.RETRY_AFTER, Long.toString(wholeSeconds(retryAfter)));
        }
        if (type.status() == HttpStatus.UNAUTHORIZED.value()) {
            // every 401 has to name a scheme; for Basic, browsers would open their own dialog for name and password
            all.putIfAbsent(HttpHeaders.WWW_AUTHENTICATE, "Credential realm=\"email-change\"");
        }
        return all;
    }

    /** The body of the answer. */
    ProblemDetail detail(Text text) {
        var detail = ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(type.status()), text.detail());
        detail.setType(type.uri());
        detail.setTitle(text.title());
        properties.forEach(detail::setProperty);
        if (retryAfter != null) {
            detail.setProperty("retryAfter", wholeSeconds(retryAfter));
        }
        return detail;
    }

    /** Rounded up, so that a caller who waits that long does not come too early. */
    private static long wholeSeconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }

    private static <V> Map<String, V> plus(Map<String, V> map, String name, V value) {
        var more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }
}
