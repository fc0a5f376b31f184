package org.emailchange.web.problem;

import java.util.Optional;

/** Translates the exceptions of one feature; all beans of this type are asked in their order, the framework last. */
@FunctionalInterface
public interface ProblemSource {

    /** The problem that this exception means; empty for exceptions of others. */
    Optional<Problem> problemOf(Throwable exception);
}
