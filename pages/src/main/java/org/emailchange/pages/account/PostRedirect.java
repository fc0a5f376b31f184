package org.emailchange.pages.account;

import java.util.function.LongSupplier;
import org.emailchange.web.idempotency.IdempotencyFilter;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.Problems;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Performs what a form asks for, and hands its result to the page that the browser is redirected to. */
@Component
class PostRedirect {

    static final String VERSION = "version";

    private final Problems problems;

    PostRedirect(Problems problems) {
        this.problems = problems;
    }

    /** As below, for actions that cause no event. */
    boolean perform(RedirectAttributes page, String note, Runnable action) {
        return performVersioned(page, note, () -> {
            action.run();
            return 0;
        });
    }

    /**
     * Performs the action.
     *
     * @param note the key of the text that says that it was done
     * @param action answers the number of the account's last event
     * @return whether it was done; otherwise the page says why not
     */
    boolean performVersioned(RedirectAttributes page, String note, LongSupplier action) {
        try {
            page.addFlashAttribute(VERSION, action.getAsLong());
            page.addFlashAttribute("note", note);
            return true;
        } catch (RuntimeException e) {
            var problem = problems.of(e);
            if (isTransient(problem)) {
                // an idempotency key keeps the answer of a redirect, and so would keep the form from being sent again
                throw e;
            }
            if (problem.retryAfter() != null) {
                RequestContextHolder.currentRequestAttributes()
                        .setAttribute(IdempotencyFilter.COME_AGAIN, true, RequestAttributes.SCOPE_REQUEST);
            }
            page.addFlashAttribute("problem", problem.type());
            problem.properties().forEach(page::addFlashAttribute);
            return false;
        }
    }

    private static boolean isTransient(Problem problem) {
        return problem.type().status() >= 500 || problem.type() == GeneralProblem.RATE_LIMITED;
    }
}
