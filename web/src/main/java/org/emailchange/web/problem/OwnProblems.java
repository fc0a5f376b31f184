package org.emailchange.web.problem;

import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(0)
class OwnProblems implements ProblemSource {

    @Override
    public Optional<Problem> problemOf(Throwable exception) {
        return exception instanceof ProblemException own ? Optional.of(own.problem()) : Optional.empty();
    }
}
