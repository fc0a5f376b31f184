package org.emailchange.command.usecase;

import org.emailchange.web.problem.ProblemType;

/** Why a change of the address cannot be requested, confirmed, resent, cancelled or undone, or a mail not be sent again. */
public enum ChangeProblem implements ProblemType {
    ADDRESS_TAKEN(409),
    ADDRESS_UNCHANGED(409),
    AUTHENTICATION_FAILED(401),
    LOCKED(423),
    NO_OPEN_CHANGE(409),
    RESEND_TOO_SOON(429),
    RESEND_LIMIT(429),
    TOKEN_INVALID(400),
    TOKEN_EXPIRED(410),
    TOKEN_USED(410),
    TOKEN_REPLACED(410),
    TOKEN_OTHER_ACCOUNT(403),
    CHANGE_DECLINED(409),
    UNDO_OVER(410),
    MAIL_NOT_KEPT(409);

    private final int status;

    ChangeProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
