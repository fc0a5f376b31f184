package org.emailchange.pages.link;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.emailchange.api.ChangeState;
import org.emailchange.command.usecase.ChangeProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemWriter;
import org.emailchange.web.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Says on a link's page why the link did nothing, and what its holder can do about it. */
@ControllerAdvice(basePackageClasses = LinkErrorPages.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class LinkErrorPages {

    private final Problems problems;
    private final ProblemWriter writer;
    private final MessageSource texts;

    LinkErrorPages(Problems problems, ProblemWriter writer, MessageSource texts) {
        this.problems = problems;
        this.writer = writer;
        this.texts = texts;
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    ModelAndView show(Exception exception, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var problem = problems.of(exception);
        var outcome = outcome(problem);
        if (texts.getMessage(outcome + ".title", null, null, Locale.ENGLISH) == null) {
            writer.write(request, response, problem);
            return null;
        }
        ProblemWriter.addHeaders(response, problem);
        var page = LinkOutcome.page(outcome)
                .addObject("token", LinkOutcome.token(request).value())
                .addObject("wait", waitMinutes(problem));
        page.setStatus(HttpStatus.valueOf(problem.type().status()));
        return page;
    }

    /** The key of the texts: for a change that is no longer open, what became of it says more. */
    static String outcome(Problem problem) {
        if (problem.type() == ChangeProblem.NO_OPEN_CHANGE
                && problem.properties().get("state") instanceof String state) {
            return switch (ChangeState.valueOf(state)) {
                case APPROVED -> "too-late";
                case UNDONE -> "taken-back";
                case CANCELLED -> "cancelled";
                default -> problem.type().code();
            };
        }
        return problem.type().code();
    }

    /** After how many minutes, rounded up, trying again makes sense; null where it does not. */
    static @Nullable Long waitMinutes(Problem problem) {
        var wait = problem.retryAfter();
        return wait == null ? null : Math.max(1, wait.plusSeconds(59).toMinutes());
    }
}
