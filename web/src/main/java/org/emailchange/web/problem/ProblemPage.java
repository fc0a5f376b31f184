package org.emailchange.web.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/** A problem as a page for people. */
final class ProblemPage {

    private static final String PAGE = read();

    private ProblemPage() {}

    static String of(Problem problem, ProblemTexts texts) {
        var incident = problem.properties().get("incident");
        return PAGE.replace("{language}", HtmlUtils.htmlEscape(texts.language()))
                .replace("{title}", HtmlUtils.htmlEscape(texts.title(problem.type())))
                .replace("{detail}", HtmlUtils.htmlEscape(texts.detail(problem.type())))
                .replace("{incident}", incident == null ? "" : HtmlUtils.htmlEscape(texts.incident() + " " + incident));
    }

    private static String read() {
        try {
            return new ClassPathResource("problem.html", ProblemPage.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
