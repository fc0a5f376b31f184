package org.emailchange.query.support;

/** Something about an account that support can say something on. */
enum Situation {
    NO_ADDRESS,
    UNVERIFIED_ADDRESS,
    VERIFIED_ADDRESS,
    WAITING_FOR_NEW,
    WAITING_FOR_CURRENT,
    WAITING_FOR_BOTH,
    EXPIRED,
    DECLINED,
    CANCELLED_BY_OWNER,
    CANCELLED_BY_NEWER_REQUEST,
    CANCELLED_BY_NEW_CREDENTIALS,
    REVOKED,
    REFUSED,
    APPROVED,
    UNDONE,
    MAIL_ON_ITS_WAY,
    MAIL_DELAYED,
    MAIL_FAILED,
    FAILED_ATTEMPTS,
    LOCKED,
    ON_HOLD,
    CAN_BE_UNDONE
}
