package org.emailchange.pages.link;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.emailchange.web.problem.ProblemWriter;
import org.emailchange.web.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Tells people at a link page what went wrong, and what they can do about it. */
@ControllerAdvice(assignableTypes = LinkPages.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusalPages {

    private final Problems problems;
    private final ProblemWriter writer;
    private final PageModels models;
    private final MessageSource texts;

    RefusalPages(Problems problems, ProblemWriter writer, PageModels models, MessageSource texts) {
        this.problems = problems;
        this.writer = writer;
        this.models = models;
        this.texts = texts;
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    ModelAndView tell(Exception exception, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var problem = problems.of(exception);
        var refusal = Refusal.of(problem);
        if (texts.getMessage(refusal.outcome() + ".title", null, null, Locale.ENGLISH) == null) {
            writer.write(request, response, problem);
            return null;
        }
        ProblemWriter.addHeaders(response, problem);
        return models.refusal(LinkVisit.of(request), refusal);
    }
}
