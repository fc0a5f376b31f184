package org.emailchange.web.request;

import java.util.regex.Pattern;
import org.emailchange.api.query.Versioned;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** The header with the number of an account's last event: the one that an answer knows, or that a request wants. */
public final class EmailVersion {

    /** The name of the header. */
    public static final String HEADER = "Email-Version";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private EmailVersion() {}

    /**
     * The lowest version that a request accepts.
     *
     * @return 0 without the header
     * @throws ProblemException {@code malformed} if it is no number
     */
    public static long wanted(@Nullable String header) {
        if (header == null) {
            return 0;
        }
        if (!NUMBER.matcher(header).matches()) {
            throw new ProblemException(Problem.of(GeneralProblem.MALFORMED).with("header", HEADER));
        }
        return Long.parseLong(header);
    }

    /** An answer with its version in the header. */
    public static <T> ResponseEntity<T> answer(Versioned<T> answer) {
        return ResponseEntity.ok()
                .header(HEADER, Long.toString(answer.version()))
                .body(answer.answer());
    }
}
