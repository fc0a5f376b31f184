package org.emailchange.api;

/** What the person showed again at the moment of asking. */
public enum Authentication {
    PASSWORD,
    /** A passkey with user verification (the device's biometric or PIN). */
    PASSKEY,
    /** A passkey that was added with a password, and that neither the current mailbox nor time has confirmed yet. */
    NEW_PASSKEY
}
