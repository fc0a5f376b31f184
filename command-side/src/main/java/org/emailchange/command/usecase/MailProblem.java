package org.emailchange.command.usecase;

import org.emailchange.web.problem.ProblemType;

/** Why a mail cannot be sent again. */
public enum MailProblem implements ProblemType {
    MAIL_NOT_KEPT(409);

    private final int status;

    MailProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
