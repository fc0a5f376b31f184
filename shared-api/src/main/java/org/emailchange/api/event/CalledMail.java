package org.emailchange.api.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.MailKind;
import org.emailchange.api.Personal;
import org.emailchange.api.Side;
import org.jspecify.annotations.Nullable;

/**
 * A mail that an event calls for.
 *
 * @param kind what it tells
 * @param to whose mailbox
 * @param recipient the address
 * @param links the links it carries
 */
public record CalledMail(MailKind kind, Side to, Personal recipient, List<IssuedLink> links) {

    private static final LinkPurpose[] TO_NEW = {LinkPurpose.CONFIRM_NEW, LinkPurpose.REFUSE};
    private static final LinkPurpose[] TO_CURRENT = {LinkPurpose.CONFIRM_CURRENT, LinkPurpose.REVOKE};

    /** The id of this mail: the same for everybody who knows the event, so that it is ordered once. */
    public String id(String eventId) {
        var name = eventId + '/' + kind + '/' + to;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    static List<CalledMail> requests(
            Personal newEmail, @Nullable Personal currentEmail, List<Side> awaiting, List<IssuedLink> links) {
        return both(toNew(newEmail, links), currentEmail == null ? null : toCurrent(currentEmail, awaiting, links));
    }

    /** Whoever has confirmed already has no link among these, and is not written to again. */
    static List<CalledMail> resends(
            Personal newEmail, @Nullable Personal currentEmail, List<Side> awaiting, List<IssuedLink> links) {
        return both(
                awaiting.contains(Side.NEW) ? toNew(newEmail, links) : null,
                currentEmail != null && !carrying(links, TO_CURRENT).isEmpty()
                        ? toCurrent(currentEmail, awaiting, links)
                        : null);
    }

    static List<CalledMail> told(MailKind kind, Personal newEmail, @Nullable Personal currentEmail) {
        return both(
                new CalledMail(kind, Side.NEW, newEmail, List.of()),
                currentEmail == null ? null : new CalledMail(kind, Side.CURRENT, currentEmail, List.of()));
    }

    static List<CalledMail> both(@Nullable CalledMail first, @Nullable CalledMail second) {
        var mails = new ArrayList<CalledMail>(2);
        if (first != null) {
            mails.add(first);
        }
        if (second != null) {
            mails.add(second);
        }
        return List.copyOf(mails);
    }

    private static CalledMail toNew(Personal email, List<IssuedLink> links) {
        return new CalledMail(MailKind.CONFIRM_NEW, Side.NEW, email, carrying(links, TO_NEW));
    }

    private static CalledMail toCurrent(Personal email, List<Side> awaiting, List<IssuedLink> links) {
        var kind = awaiting.contains(Side.CURRENT) ? MailKind.CONFIRM_CURRENT : MailKind.REQUEST_NOTICE;
        return new CalledMail(kind, Side.CURRENT, email, carrying(links, TO_CURRENT));
    }

    private static List<IssuedLink> carrying(List<IssuedLink> links, LinkPurpose... purposes) {
        return links.stream()
                .filter(link -> List.of(purposes).contains(link.purpose()))
                .toList();
    }
}
