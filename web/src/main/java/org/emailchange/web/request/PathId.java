package org.emailchange.web.request;

import java.util.function.Function;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;

/** Ids in paths. A text that cannot be one is answered like one that nothing has. */
public final class PathId {

    private PathId() {}

    /**
     * Reads one.
     *
     * @param reader throws {@link IllegalArgumentException} where the text is no id
     * @throws ProblemException NOT_FOUND in that case
     */
    public static <T> T read(String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException noId) {
            throw new ProblemException(GeneralProblem.NOT_FOUND);
        }
    }
}
