package org.emailchange.command.authentication;

import org.emailchange.web.problem.ProblemType;

/** Why a credential shown again is refused. */
public enum AuthenticationProblem implements ProblemType {
    AUTHENTICATION_FAILED(401);

    private final int status;

    AuthenticationProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
