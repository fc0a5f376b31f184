package org.emailchange.web.security;

import java.util.Optional;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemSource;
import org.emailchange.web.problem.ProblemType;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;

/** A header or parameter that the firewall finds hostile only when it is read. */
@Component
class RejectionByFirewall implements ProblemSource {

    @Override
    public Optional<Problem> problemOf(Throwable exception) {
        return exception instanceof RequestRejectedException
                ? Optional.of(Problem.of(ProblemType.MALFORMED))
                : Optional.empty();
    }
}
