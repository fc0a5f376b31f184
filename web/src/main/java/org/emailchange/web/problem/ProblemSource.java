package org.emailchange.web.problem;

import java.util.Optional;

/** Knows what to tell the caller about some exceptions; every bean of this type is asked, in their order. */
public interface ProblemSource {

    /** The problem that this exception means, or nothing when this source does not know it. */
    Optional<Problem> problemOf(Throwable exception);
}
