package org.emailchange.web.problem;

import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Parameters of a query that the container cannot read; it tells so when somebody first asks for one. */
@Component
@Order(2)
class ParameterProblems implements ProblemSource {

    @Override
    public Optional<Problem> problemOf(Throwable exception) {
        return exception instanceof InvalidParameterException
                ? Optional.of(Problem.of(ProblemType.MALFORMED))
                : Optional.empty();
    }
}
