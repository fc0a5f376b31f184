package org.emailchange.command.web;

import java.util.Locale;
import org.emailchange.access.account.AccountLanguages;
import org.emailchange.access.problem.Problem;
import org.emailchange.access.problem.ProblemException;
import org.emailchange.access.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The fields of a body, and what is told of one that is missing or makes no sense. */
final class Fields {

    private Fields() {}

    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw malformed(field);
        }
        return value;
    }

    /** The language that a tag asks for. */
    static Locale language(String tag) {
        return AccountLanguages.of(tag)
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.MALFORMED)
                        .with("field", "language")
                        .with(
                                "possible",
                                AccountLanguages.ALL.stream()
                                        .map(Locale::toLanguageTag)
                                        .toList())));
    }

    static ProblemException malformed(String field) {
        return new ProblemException(Problem.of(ProblemType.MALFORMED).with("field", field));
    }
}
