package org.emailchange.api;

/** How the credentials of an account changed. */
public enum CredentialChange {
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
    /** The wallet set another password. */
    PASSWORD_SET
}
