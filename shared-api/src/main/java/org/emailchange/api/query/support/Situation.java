package org.emailchange.api.query.support;

/** Something about an account that support can say something on; the most pressing first. */
public enum Situation {
    LOCKED_UNTIL_NEW_CREDENTIALS,
    UNDONE,
    REVOKED,
    LOCKED,
    MAIL_FAILED,
    MAIL_TO_CURRENT_FAILED,
    MAIL_DELAYED,
    WAITING_FOR_BOTH,
    WAITING_FOR_NEW,
    WAITING_FOR_CURRENT,
    MAIL_ON_ITS_WAY,
    REFUSED,
    DECLINED,
    EXPIRED,
    CANCELLED_BY_NEW_CREDENTIALS,
    FAILED_ATTEMPTS,
    APPROVED,
    ON_HOLD,
    CAN_BE_UNDONE,
    CANCELLED_BY_OWNER,
    CANCELLED_BY_NEWER_REQUEST,
    NO_ADDRESS,
    UNVERIFIED_ADDRESS,
    VERIFIED_ADDRESS
}
