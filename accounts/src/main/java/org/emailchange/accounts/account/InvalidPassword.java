package org.emailchange.accounts.account;

import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.problem.ProblemType;

/** The password is empty or too long. */
public final class InvalidPassword extends ProblemException {

    private static final long serialVersionUID = 1L;

    InvalidPassword() {
        super(ProblemType.INVALID_PASSWORD);
    }
}
