package org.emailchange.web.security;

/** What a caller may be; no role implies another. */
public enum Role {
    /** The owner of an account; reaches that account alone. */
    USER,
    /** The wallet's backend; opens accounts and acts for them. */
    APP,
    /** Support staff; reads what is masked. */
    SUPPORT,
    /** Auditors; read histories and start replays. */
    AUDITOR,
    /** Operators; see that mails go out, and send them again. */
    OPERATOR
}
