package org.emailchange.command.usecase;

import java.net.URI;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Why a change of the address cannot be requested, confirmed, resent, cancelled or undone, or a mail not be sent again. */
public enum ChangeProblem implements ProblemType {
    ADDRESS_TAKEN(409),
    ADDRESS_UNCHANGED(409),
    AUTHENTICATION_FAILED(401),
    LOCKED(423),
    /** A lock that has no end of its own. */
    LOCKED_UNTIL_NEW_CREDENTIALS(LOCKED),
    /** A mailbox that said "this was not me" is not asked again so soon. */
    MAILBOX_REFUSED(GeneralProblem.RATE_LIMITED),
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
    private final @Nullable ProblemType like;

    ChangeProblem(int status) {
        this.status = status;
        this.like = null;
    }

    /** A case of another type, for callers the same, that has words of its own. */
    ChangeProblem(ProblemType like) {
        this.status = like.status();
        this.like = like;
    }

    @Override
    public URI uri() {
        return like == null ? ProblemType.super.uri() : like.uri();
    }

    @Override
    public int status() {
        return status;
    }
}
