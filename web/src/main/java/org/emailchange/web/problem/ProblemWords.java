package org.emailchange.web.problem;

import java.util.Locale;
import org.springframework.stereotype.Component;

/** The catalogue of problems for pages that tell of one themselves. */
@Component("problemWords")
public class ProblemWords {

    /**
     * A problem in words.
     *
     * @param title what is wrong
     * @param detail what to do next
     */
    public record Words(String title, String detail) {}

    /** The words for a problem, in the language if there is one and in English otherwise. */
    public Words of(ProblemType type, Locale language) {
        var texts = new ProblemTexts(language);
        return new Words(texts.title(type), texts.detail(type));
    }
}
