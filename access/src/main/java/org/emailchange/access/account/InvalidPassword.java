package org.emailchange.access.account;

import org.emailchange.access.problem.ProblemException;
import org.emailchange.access.problem.ProblemType;

/** The password is empty or too long. */
public final class InvalidPassword extends ProblemException {

    private static final long serialVersionUID = 1L;

    InvalidPassword() {
        super(ProblemType.INVALID_PASSWORD);
    }
}
