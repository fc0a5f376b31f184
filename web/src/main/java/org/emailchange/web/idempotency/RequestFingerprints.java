package org.emailchange.web.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.emailchange.api.Pseudonyms;
import org.emailchange.web.security.Caller;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Identifies requests without storing what is in them: bodies contain passwords and tokens. */
@Component
class RequestFingerprints {

    private final Pseudonyms pseudonyms;
    private final JsonMapper json;

    RequestFingerprints(Pseudonyms pseudonyms, JsonMapper json) {
        this.pseudonyms = pseudonyms;
        this.json = json;
    }

    /**
     * A request with a key, as keyed hashes.
     *
     * @param id the same for the same caller, method, path and key
     * @param content the same for the same body and query
     */
    record Fingerprint(String id, String content) {}

    /**
     * The fingerprint of a request with a key.
     *
     * @throws org.emailchange.web.problem.ProblemException MALFORMED where the key is not valid
     */
    Fingerprint of(HttpServletRequest request) throws IOException {
        var key = IdempotencyKey.among(IdempotencyKey.values(request)).orElseThrow();
        // each octet becomes one character and back, whatever its encoding
        var body = new String(request.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        var caller = Caller.current().map(Caller::by).orElseGet(() -> anonymousCaller(body));
        var target = request.getMethod() + ' ' + request.getRequestURI();
        return new Fingerprint(
                pseudonyms.of("email-change/idempotency-key/v1", parts(caller, target, key.value())),
                pseudonyms.of("email-change/idempotent-request/v1", parts(query(request), body)));
    }

    /** Without a caller, the holder of the token in the body; without a token, the sender of the same body. */
    private String anonymousCaller(String body) {
        try {
            var token =
                    json.readTree(body.getBytes(StandardCharsets.ISO_8859_1)).path("token");
            return "link " + oneLine(token.isString() ? token.asString() : body);
        } catch (JacksonException noJson) {
            return "link " + oneLine(body);
        }
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ');
    }

    private static String query(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? "" : query;
    }

    /** None of them but the last can contain a line end. */
    private static String parts(String... parts) {
        return String.join("\n", parts);
    }
}
