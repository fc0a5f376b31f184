package org.emailchange.web.idempotency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.emailchange.web.request.EmailVersion;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** A response that is sent again to repeats. */
record StoredResponse(int status, Map<String, String> headers, byte[] body) {

    static final String REPLAYED = "Idempotency-Replayed";

    /** The headers of controllers; all others are added to every response anyway. */
    private static final List<String> STORED = List.of(
            "Content-Type",
            "Content-Language",
            "Location",
            EmailVersion.HEADER,
            "ETag",
            "Retry-After",
            "WWW-Authenticate");

    /** Nothing was done that could be done twice: the request was not understood, or nothing is there, or it came too early. */
    private static final Set<Integer> NOT_KEPT = Set.of(400, 404, 405, 406, 408, 413, 415, 429);

    static StoredResponse of(ContentCachingResponseWrapper response) {
        var headers = new LinkedHashMap<String, String>();
        for (var name : STORED) {
            var value = response.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new StoredResponse(response.getStatus(), headers, response.getContentAsByteArray());
    }

    /** Whether repeats get this response: not where it asks the caller to come again, nor where nothing was done. */
    boolean isFinal() {
        return status < 500 && !NOT_KEPT.contains(status) && !headers.containsKey("Retry-After");
    }

    void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setHeader(REPLAYED, "true");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
