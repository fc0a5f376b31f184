package org.emailchange.web.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.emailchange.api.Pseudonyms;
import org.emailchange.web.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Identifies requests without storing what is in them: bodies contain passwords and tokens. */
@Component
class RequestFingerprints {

    private final Pseudonyms pseudonyms;
    private final JsonMapper json;

    RequestFingerprints(Pseudonyms pseudonyms, JsonMapper json) {
        this.pseudonyms = pseudonyms;
        this.json = json.rebuild()
                .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
                .disable(JsonNodeFeature.WRITE_NULL_PROPERTIES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /**
     * A request with a key, as keyed hashes.
     *
     * @param id the same for the same caller, method, path and key
     * @param content the same for the same query and body; the same JSON may be written otherwise
     * @param countedFor whose requests with a key are counted together; null for staff, whose are not
     */
    record Fingerprint(String id, String content, @Nullable String countedFor) {}

    /**
     * The fingerprint of a request with a key.
     *
     * @throws org.emailchange.web.problem.ProblemException MALFORMED where the key is not valid
     */
    Fingerprint of(HttpServletRequest request) throws IOException {
        var key = IdempotencyKey.among(IdempotencyKey.values(request)).orElseThrow();
        var octets = request.getInputStream().readAllBytes();
        var object = object(octets);
        // what is no object is compared octet by octet, each of which becomes one character
        var body = object == null ? new String(octets, StandardCharsets.ISO_8859_1) : json.writeValueAsString(object);
        var current = Caller.current();
        var caller = current.map(Caller::by).orElseGet(() -> anonymousCaller(object, body));
        var isStaff = current.filter(sender -> sender.account().isEmpty()).isPresent();
        var target = request.getMethod() + ' ' + request.getServletPath();
        return new Fingerprint(
                pseudonyms.of("email-change/idempotency-key/v1", parts(caller, target, key.value())),
                pseudonyms.of("email-change/idempotent-request/v1", parts(query(request), body)),
                isStaff ? null : caller);
    }

    /** Without a caller, the holder of the token in the body; without a token, the sender of the same body. */
    private static String anonymousCaller(@Nullable ObjectNode object, String body) {
        var token = object == null ? null : object.get("token");
        return "link " + oneLine(token != null && token.isString() ? token.asString() : body);
    }

    private @Nullable ObjectNode object(byte[] octets) {
        try {
            return json.readTree(octets) instanceof ObjectNode object ? object : null;
        } catch (JacksonException noJson) {
            return null;
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
