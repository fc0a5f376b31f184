package org.emailchange.api;

/** What the requester of an address learns about its owner: the setting against enumerating accounts. */
public enum Disclosure {
    /** That another account owns it. */
    REVEAL,
    /** Nothing: the answer is the same as for a free address, and the owner is notified by mail. */
    CONCEAL
}
