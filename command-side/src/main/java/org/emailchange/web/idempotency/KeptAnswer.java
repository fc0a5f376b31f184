package org.emailchange.web.idempotency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** An answer that can be given again. */
record KeptAnswer(int status, Map<String, String> headers, byte[] body) {

    static final String REPLAYED = "Idempotency-Replayed";

    /** What controllers say; all else is added to every answer anyway. */
    private static final List<String> KEPT = List.of(
            "Content-Type", "Content-Language", "Location", "Email-Version", "ETag", "Retry-After", "WWW-Authenticate");

    static KeptAnswer of(ContentCachingResponseWrapper response) {
        var headers = new LinkedHashMap<String, String>();
        for (var name : KEPT) {
            var value = response.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new KeptAnswer(response.getStatus(), headers, response.getContentAsByteArray());
    }

    /** Not where the caller was told to come again: then a repeat is meant to be tried. */
    boolean isFinal() {
        return status < 500 && status != 429 && status != 408;
    }

    void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setHeader(REPLAYED, "true");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
