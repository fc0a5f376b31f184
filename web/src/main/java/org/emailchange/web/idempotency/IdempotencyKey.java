package org.emailchange.web.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.security.Caller;

/** The key that a client gives its request: the quoted string of the draft, or, as many clients send it, the bare text. */
record IdempotencyKey(String value) {

    static final String HEADER = "Idempotency-Key";

    private static final String FIELD = "idempotency-key";
    private static final int MAX_LENGTH = 255;

    /** The keys of a request: API clients send a header, the forms on pages of signed-in users a field. */
    static List<String> values(HttpServletRequest request) {
        if (request.getServletPath().startsWith("/api/")) {
            return Collections.list(request.getHeaders(HEADER));
        }
        var fields = Caller.current().isPresent() ? request.getParameterValues(FIELD) : null;
        return fields == null ? List.of() : List.of(fields);
    }

    /** The key, if there is exactly one; empty if there is none. */
    static Optional<IdempotencyKey> among(List<String> values) {
        return switch (values.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(parse(values.get(0).strip()));
            default -> throw malformed();
        };
    }

    private static IdempotencyKey parse(String text) {
        var key = text.startsWith("\"") ? unquoted(text) : bare(text);
        if (key.isEmpty() || key.length() > MAX_LENGTH) {
            throw malformed();
        }
        return new IdempotencyKey(key);
    }

    /** A string of RFC 9651: printable ASCII, in which only quotes and backslashes are escaped. */
    private static String unquoted(String text) {
        var key = new StringBuilder();
        for (int i = 1; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"') {
                if (i == text.length() - 1) {
                    return key.toString();
                }
                throw malformed();
            }
            if (c == '\\') {
                c = ++i < text.length() ? text.charAt(i) : 0;
                if (c != '"' && c != '\\') {
                    throw malformed();
                }
            }
            if (c < ' ' || c > '~') {
                throw malformed();
            }
            key.append(c);
        }
        throw malformed();
    }

    private static String bare(String text) {
        if (text.chars().anyMatch(c -> c <= ' ' || c > '~' || "\",;\\".indexOf(c) >= 0)) {
            throw malformed();
        }
        return text;
    }

    private static ProblemException malformed() {
        return new ProblemException(Problem.of(GeneralProblem.MALFORMED).with("header", HEADER));
    }
}
