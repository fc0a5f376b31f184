package org.emailchange.web.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A problem as RFC 9457 writes it. */
final class ProblemBody {

    private ProblemBody() {}

    static Map<String, Object> of(Problem problem, ProblemTexts texts) {
        var type = problem.type();
        var body = new LinkedHashMap<String, Object>();
        body.put("type", type.uri().toString());
        body.put("title", texts.title(type));
        body.put("status", type.status());
        body.put("detail", texts.detail(type));
        body.putAll(problem.properties());
        var wait = problem.retryAfter();
        if (wait != null) {
            body.put("retryAfter", wholeSeconds(wait));
        }
        return body;
    }

    /** Rounded up, so that who waits as told does not come too soon. */
    static long wholeSeconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
