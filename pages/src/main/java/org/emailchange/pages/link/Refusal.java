package org.emailchange.pages.link;

import org.emailchange.api.ChangeState;
import org.emailchange.command.usecase.ChangeProblem;
import org.emailchange.web.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Why a link did nothing, as its page tells it.
 *
 * @param outcome the key of its texts
 * @param waitMinutes after how many minutes trying again makes sense, where it does; rounded up
 */
record Refusal(int status, String outcome, @Nullable Long waitMinutes) {

    static Refusal of(Problem problem) {
        var wait = problem.retryAfter();
        var minutes = wait == null ? null : Math.max(1, wait.plusSeconds(59).toMinutes());
        return new Refusal(problem.type().status(), outcome(problem), minutes);
    }

    /** What became of a change that is not open any more tells more than that it is not. */
    private static String outcome(Problem problem) {
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
}
