package org.emailchange.web.problem;

import java.util.Optional;
import org.emailchange.api.InvalidEmailAddress;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A text that is no address; says what is wrong with it, and never repeats it. */
@Component
@Order(0)
class AddressProblems implements ProblemSource {

    @Override
    public Optional<Problem> problemOf(Throwable exception) {
        return exception instanceof InvalidEmailAddress invalid
                ? Optional.of(Problem.of(ProblemType.INVALID_ADDRESS)
                        .with("reason", invalid.reason().name()))
                : Optional.empty();
    }
}
