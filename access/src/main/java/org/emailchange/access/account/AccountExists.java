package org.emailchange.access.account;

import org.emailchange.access.problem.ProblemException;
import org.emailchange.access.problem.ProblemType;

/** There is an account of this id already. */
public final class AccountExists extends ProblemException {

    private static final long serialVersionUID = 1L;

    AccountExists() {
        super(ProblemType.ACCOUNT_EXISTS);
    }
}
