package org.emailchange.command.mail;

/** How far an ordered mail has come. */
enum OrderState {
    /** Not tried yet. */
    PENDING,
    /** Tried, and to be tried again. */
    DELAYED,
    /** Taken by the mail server. */
    SENT,
    /** Refused for good, or tried too often. */
    FAILED,
    /** What it tells was no longer true before it was out. */
    WITHDRAWN;

    boolean isOpen() {
        return this == PENDING || this == DELAYED;
    }
}
