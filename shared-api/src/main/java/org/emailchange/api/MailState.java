package org.emailchange.api;

/** How far a mail has come. */
public enum MailState {
    /** Stored, and on its way. */
    PENDING,
    /** Put off by the mail server; will be tried again. */
    DELAYED,
    /** Taken by the mail server. */
    SENT,
    /** Refused for good, or tried too often. */
    FAILED
}
