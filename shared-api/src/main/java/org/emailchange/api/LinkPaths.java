package org.emailchange.api;

/** The paths of the pages that the links in mails open. They are part of mails already sent, so they never change. */
public final class LinkPaths {

    /** Confirms an address, or a passkey. */
    public static final String VERIFY = "/verify";

    /** Sends new links in place of an expired one; reached from the page, not from a mail. */
    public static final String RESEND = "/verify/resend";

    /** Stops an open change, or takes a change of the credentials back. */
    public static final String REVOKE = "/revoke";

    /** Takes an approved change back. */
    public static final String UNDO = "/undo";

    private LinkPaths() {}

    /** The page that a link of this purpose opens. */
    public static String of(LinkPurpose purpose) {
        return switch (purpose) {
            case CONFIRM_NEW, CONFIRM_CURRENT, CONFIRM_PASSKEY -> VERIFY;
            case REVOKE, REFUSE, DISOWN_CREDENTIAL -> REVOKE;
            case UNDO -> UNDO;
        };
    }
}
