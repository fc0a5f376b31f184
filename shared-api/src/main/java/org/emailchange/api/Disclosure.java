package org.emailchange.api;

/** What somebody who asks for an address learns of who owns it. */
public enum Disclosure {
    /** That another account owns it. */
    REVEAL,
    /** Nothing: the answer is that for a free address, and the owner is told by mail. */
    CONCEAL
}
