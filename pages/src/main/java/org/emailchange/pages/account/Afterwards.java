package org.emailchange.pages.account;

import java.util.function.LongSupplier;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.Problems;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Does what a form asks for, and leaves to the page that comes after it what there is to say. */
@Component
class Afterwards {

    static final String VERSION = "version";

    private final Problems problems;

    Afterwards(Problems problems) {
        this.problems = problems;
    }

    /**
     * Does it.
     *
     * @param note the key of the text that says that it was done
     * @param action answers the number of the account's last event
     * @return whether it was done
     */
    boolean tell(RedirectAttributes page, String note, LongSupplier action) {
        try {
            page.addFlashAttribute(VERSION, action.getAsLong());
            page.addFlashAttribute("note", note);
            return true;
        } catch (RuntimeException e) {
            var problem = problems.of(e);
            if (isToBeRepeated(problem)) {
                throw e;
            }
            page.addFlashAttribute("problem", problem.type());
            problem.properties().forEach(page::addFlashAttribute);
            return false;
        }
    }

    /** An answer that is kept for repeats would keep them from being tried. */
    private static boolean isToBeRepeated(Problem problem) {
        return problem.type().status() >= 500 || problem.type() == GeneralProblem.RATE_LIMITED;
    }
}
