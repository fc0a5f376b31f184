package org.emailchange.accounts.account;

import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.problem.ProblemType;

/** There is an account of this id already. */
public final class AccountExists extends ProblemException {

    private static final long serialVersionUID = 1L;

    AccountExists() {
        super(ProblemType.ACCOUNT_EXISTS);
    }
}
