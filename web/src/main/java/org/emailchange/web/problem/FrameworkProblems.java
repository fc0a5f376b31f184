package org.emailchange.web.problem;

import java.util.Optional;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;

/** What Spring MVC itself refuses: it names a status, which is enough to choose the type. */
@Component
@Order(2)
class FrameworkProblems implements ProblemSource {

    @Override
    public Optional<Problem> problemOf(Throwable exception) {
        if (exception instanceof TypeMismatchException) {
            return Optional.of(Problem.of(ProblemType.MALFORMED));
        }
        if (exception instanceof ErrorResponse refused
                && !refused.getStatusCode().isSameCodeAs(StatusProblem.UNKNOWN)) {
            return Optional.of(withHeaders(refused));
        }
        return Optional.empty();
    }

    private static Problem withHeaders(ErrorResponse refused) {
        var problem = StatusProblem.of(refused.getStatusCode().value());
        for (var header : refused.getHeaders().headerSet()) {
            problem = problem.withHeader(header.getKey(), String.join(", ", header.getValue()));
        }
        return problem;
    }
}
