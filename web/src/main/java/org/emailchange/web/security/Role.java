package org.emailchange.web.security;

/** The roles of callers; no role implies another. */
public enum Role {
    /** The owner of an account; reaches that account alone. */
    USER,
    /** The wallet's backend; opens accounts and acts for them. */
    APP,
    /** Support staff; reads masked data. */
    SUPPORT,
    /** Auditors; read histories and rebuild views. */
    AUDITOR,
    /** Operators; watch the mails and have them sent again. */
    OPERATOR
}
