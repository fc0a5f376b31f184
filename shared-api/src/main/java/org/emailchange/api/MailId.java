package org.emailchange.api;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The ids of mails: both sides compute them from the event that calls for the mail, so that it is ordered once. */
public final class MailId {

    private MailId() {}

    /** The id of the mail of this kind to this side that an event calls for. */
    public static String of(String eventId, MailKind kind, Side to) {
        var name = eventId + '/' + kind + '/' + to;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
