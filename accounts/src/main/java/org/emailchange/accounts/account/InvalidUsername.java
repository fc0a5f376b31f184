package org.emailchange.accounts.account;

import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.problem.ProblemType;

/** The name breaks the rules for names of accounts. */
public final class InvalidUsername extends ProblemException {

    private static final long serialVersionUID = 1L;

    InvalidUsername() {
        super(ProblemType.INVALID_USERNAME);
    }
}
