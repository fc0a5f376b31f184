package org.emailchange.accounts.account;

import org.emailchange.web.problem.ProblemType;

/** Why an account cannot be opened or changed. */
public enum AccountProblem implements ProblemType {
    USERNAME_TAKEN(409),
    ACCOUNT_EXISTS(409),
    INVALID_USERNAME(422),
    INVALID_PASSWORD(422),
    PASSWORD_IS_A_HASH(422),
    TOO_MANY_PASSKEYS(409);

    private final int status;

    AccountProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
