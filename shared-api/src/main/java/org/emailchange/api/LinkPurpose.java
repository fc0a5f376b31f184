package org.emailchange.api;

/** What the link of a mail is good for. One purpose each: a link for one is none for another. */
public enum LinkPurpose {
    /** Proves the new mailbox. */
    CONFIRM_NEW,
    /** Consents from the current mailbox. */
    CONFIRM_CURRENT,
    /** Ends an open change from the current mailbox: "this was not me". */
    REVOKE,
    /** Takes an approved change back from the former mailbox. */
    UNDO,
    /** Ends an open change from the new mailbox: "this was not me". */
    REFUSE,
    /** Says from the current mailbox that a passkey was added by its owner. */
    CONFIRM_PASSKEY,
    /** Takes a change of the credentials back from the current mailbox: "this was not me". */
    DISOWN_CREDENTIAL
}
