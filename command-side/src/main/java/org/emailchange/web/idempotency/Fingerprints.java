package org.emailchange.web.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.emailchange.api.Pseudonyms;
import org.emailchange.web.security.Caller;
import org.emailchange.web.security.CurrentCaller;
import org.springframework.stereotype.Component;

/** Tells requests apart without keeping what is in them: bodies hold passwords and tokens. */
@Component
class Fingerprints {

    private final Pseudonyms pseudonyms;
    private final LinkHolder holder;

    Fingerprints(Pseudonyms pseudonyms, LinkHolder holder) {
        this.pseudonyms = pseudonyms;
        this.holder = holder;
    }

    /**
     * What the request is known by; nothing where it has no key.
     *
     * @throws org.emailchange.web.problem.ProblemException MALFORMED where the key makes no sense
     */
    Optional<IdempotentRequest> of(HttpServletRequest request) throws IOException {
        var key = IdempotencyKey.among(IdempotencyKey.values(request));
        if (key.isEmpty()) {
            return Optional.empty();
        }
        // each octet becomes one character and back, whatever its encoding
        var body = new String(request.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        var caller = CurrentCaller.get().map(Caller::by).orElseGet(() -> holder.of(body));
        var target = request.getMethod() + ' ' + request.getRequestURI();
        return Optional.of(new IdempotentRequest(
                pseudonyms.of(
                        "email-change/idempotency-key/v1",
                        parts(caller, target, key.get().value())),
                pseudonyms.of("email-change/idempotent-request/v1", parts(query(request), body))));
    }

    private static String query(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? "" : query;
    }

    /** None of them but the last can have a line end in it. */
    private static String parts(String... parts) {
        return String.join("\n", parts);
    }
}
