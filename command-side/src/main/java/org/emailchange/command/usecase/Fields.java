package org.emailchange.command.usecase;

import java.util.Locale;
import org.emailchange.web.page.Languages;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The fields of a body, and what is told of one that is missing or makes no sense. */
public final class Fields {

    private Fields() {}

    public static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw malformed(field);
        }
        return value;
    }

    /** The language that a tag asks for. */
    public static Locale language(String tag) {
        return Languages.of(tag)
                .orElseThrow(() -> new ProblemException(Problem.of(GeneralProblem.MALFORMED)
                        .with("field", "language")
                        .with(
                                "possible",
                                Languages.ALL.stream()
                                        .map(Locale::toLanguageTag)
                                        .toList())));
    }

    public static ProblemException malformed(String field) {
        return new ProblemException(Problem.of(GeneralProblem.MALFORMED).with("field", field));
    }
}
