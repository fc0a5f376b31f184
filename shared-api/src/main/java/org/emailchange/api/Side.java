package org.emailchange.api;

/** Which mailbox a confirmation or a mail is about. */
public enum Side {
    /** The address that the change asks for. */
    NEW,
    /** The verified address that is in force while the change is open. */
    CURRENT,
    /** The verified address that was in force before the change was approved. */
    FORMER
}
