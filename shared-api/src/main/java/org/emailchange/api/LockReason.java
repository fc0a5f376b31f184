package org.emailchange.api;

/** Why an account may ask for no change for a while. */
public enum LockReason {
    /** Too many failed re-authentications in a row. */
    FAILED_ATTEMPTS,
    /** A change was undone from the former mailbox. */
    UNDONE,
    /** The current mailbox said that a change of the credentials was not its owner's. */
    CREDENTIAL_DISOWNED
}
