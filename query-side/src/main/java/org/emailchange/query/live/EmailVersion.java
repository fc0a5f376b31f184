package org.emailchange.query.live;

import java.util.regex.Pattern;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The header that names the number of an account's last event: known to an answer, or wanted by a request. */
public final class EmailVersion {
    /** The name of the header. */
    public static final String HEADER = "Email-Version";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private EmailVersion() {}

    /**
     * What a request wants an answer to know at least.
     *
     * @return 0 where the header is absent
     * @throws ProblemException {@code malformed} if it is no number
     */
    public static long wanted(@Nullable String header) {
        if (header == null) {
            return 0;
        }
        if (!NUMBER.matcher(header).matches()) {
            throw new ProblemException(GeneralProblem.MALFORMED);
        }
        return Long.parseLong(header);
    }
}
