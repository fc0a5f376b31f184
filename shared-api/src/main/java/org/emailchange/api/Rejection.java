package org.emailchange.api;

/**
 * Why a command was refused, so that nothing changed. Each is a problem type of the same name at the edge. Why a change ended
 * is an {@link EndReason}.
 */
public enum Rejection {
    INVALID_ADDRESS,
    ADDRESS_TAKEN,
    ADDRESS_UNCHANGED,
    AUTHENTICATION_FAILED,
    LOCKED,
    MAILBOX_REFUSED,
    NO_OPEN_CHANGE,
    NOT_FOUND,
    RESEND_TOO_SOON,
    RESEND_LIMIT,
    TOKEN_INVALID,
    TOKEN_EXPIRED,
    TOKEN_USED,
    TOKEN_REPLACED,
    TOKEN_OTHER_ACCOUNT,
    CHANGE_DECLINED,
    UNDO_OVER
}
