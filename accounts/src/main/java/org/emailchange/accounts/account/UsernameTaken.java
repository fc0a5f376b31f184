package org.emailchange.accounts.account;

import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.problem.ProblemType;

/** Another account, or a member of the staff, has this name. */
public final class UsernameTaken extends ProblemException {

    private static final long serialVersionUID = 1L;

    UsernameTaken() {
        super(ProblemType.USERNAME_TAKEN);
    }
}
