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
    DISOWN_CREDENTIAL;

    /** The page that confirms an address, or a passkey. These paths are in mails already sent, so they never change. */
    public static final String VERIFY_PAGE = "/verify";

    /** The page that sends new links in place of an expired one; reached from another page, not from a mail. */
    public static final String RESEND_PAGE = "/verify/resend";

    /** The page that stops an open change, or takes a change of the credentials back. */
    public static final String REVOKE_PAGE = "/revoke";

    /** The page that takes an approved change back. */
    public static final String UNDO_PAGE = "/undo";

    /** The path of the page that such a link opens. */
    public String page() {
        return switch (this) {
            case CONFIRM_NEW, CONFIRM_CURRENT, CONFIRM_PASSKEY -> VERIFY_PAGE;
            case REVOKE, REFUSE, DISOWN_CREDENTIAL -> REVOKE_PAGE;
            case UNDO -> UNDO_PAGE;
        };
    }
}
