package org.emailchange.query.history.accesslog;

/** What a member of the staff read. */
public enum Reading {
    /** Support or an auditor found the account by a search. */
    SEARCH,
    /** Support read its status, masked. */
    SUPPORT_STATUS,
    /** An auditor read its events. */
    HISTORY,
    /** An auditor read its status as it stood once. */
    STATUS_THEN,
    /** An auditor read the events of all accounts. */
    ALL_EVENTS
}
