package org.emailchange.api;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What a mail is about. */
public enum MailKind {
    /** To the new address: the link that proves it. */
    CONFIRM_NEW,
    /** To the current address: the request, with the link that consents and the link that revokes. */
    CONFIRM_CURRENT,
    /** To the current address: the request, with the link that revokes. */
    REQUEST_NOTICE,
    /** To the address that is in force from now on. */
    APPROVED,
    /** To the former address: the change took effect, with the link that undoes it. */
    APPROVED_FORMER,
    /** The change ended because the address was proved by another account. */
    DECLINED,
    /** The change was cancelled or revoked. */
    CANCELLED,
    /** The links ran out. */
    EXPIRED,
    /** A change was taken back: to the address that is in force again, and to the one that is not any more. */
    UNDONE,
    /** Asking for changes is locked for a while. */
    LOCKED,
    /** To the owner of an address: another account requested it without learning that it is taken. */
    ADDRESS_ASKED_FOR,
    /** To the current address: a passkey was added, with the links that confirm and disown it. */
    PASSKEY_ADDED,
    /** To the current address: a passkey was removed, with the link that disowns that. */
    PASSKEY_REMOVED,
    /** To the current address: the wallet set a new password, with the link that disowns it. */
    PASSWORD_SET;

    /**
     * The id of the mail of this kind that an event calls for. Both sides compute it, so that the mail is ordered once and
     * its reports are recognised.
     */
    public String mailId(String eventId, Side to) {
        var name = eventId + '/' + this + '/' + to;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
