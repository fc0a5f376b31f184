package org.emailchange.query.status;

import java.util.List;
import java.util.stream.Stream;
import org.emailchange.api.EndReason;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.MailKind;
import org.emailchange.api.Side;
import org.emailchange.api.event.ChangeEvent;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.LaterChangeNotified;
import org.emailchange.api.event.VerificationResent;
import org.jspecify.annotations.Nullable;

/** Which mails are on their way after an event of a change, so that the status shows them before they are reported. */
final class PendingMails {

    private PendingMails() {}

    static List<MailEntry> of(ChangeEvent event, String eventId) {
        if (event instanceof EmailChangeRequested e) {
            return both(
                    MailEntry.pending(eventId, MailKind.CONFIRM_NEW, Side.NEW),
                    e.currentEmail() == null ? null : toCurrent(eventId, e.awaiting()));
        }
        if (event instanceof VerificationResent e) {
            return both(
                    e.awaiting().contains(Side.NEW) ? MailEntry.pending(eventId, MailKind.CONFIRM_NEW, Side.NEW) : null,
                    e.currentEmail() != null && hasLinkForCurrent(e) ? toCurrent(eventId, e.awaiting()) : null);
        }
        if (event instanceof EmailChangeApproved e) {
            return both(
                    MailEntry.pending(eventId, MailKind.APPROVED, Side.NEW),
                    e.formerEmail() == null ? null : MailEntry.pending(eventId, MailKind.APPROVED_FORMER, Side.FORMER));
        }
        if (event instanceof EmailChangeDeclined e) {
            return ended(eventId, MailKind.DECLINED, e.currentEmail() != null);
        }
        if (event instanceof EmailChangeCancelled e) {
            return e.reason() == EndReason.SUPERSEDED
                    ? List.of()
                    : ended(eventId, MailKind.CANCELLED, e.currentEmail() != null);
        }
        if (event instanceof EmailChangeExpired e) {
            return ended(eventId, MailKind.EXPIRED, e.currentEmail() != null);
        }
        if (event instanceof LaterChangeNotified) {
            return both(null, MailEntry.pending(eventId, MailKind.APPROVED_FORMER, Side.FORMER));
        }
        if (event instanceof EmailChangeUndone e) {
            return both(
                    e.tellsNew() ? MailEntry.pending(eventId, MailKind.UNDONE, Side.NEW) : null,
                    e.tellsFormer() ? MailEntry.pending(eventId, MailKind.UNDONE, Side.FORMER) : null);
        }
        return List.of();
    }

    private static MailEntry toCurrent(String eventId, List<Side> awaiting) {
        var kind = awaiting.contains(Side.CURRENT) ? MailKind.CONFIRM_CURRENT : MailKind.REQUEST_NOTICE;
        return MailEntry.pending(eventId, kind, Side.CURRENT);
    }

    private static boolean hasLinkForCurrent(VerificationResent event) {
        return event.links().stream()
                .anyMatch(
                        link -> link.purpose() == LinkPurpose.CONFIRM_CURRENT || link.purpose() == LinkPurpose.REVOKE);
    }

    private static List<MailEntry> ended(String eventId, MailKind kind, boolean hasCurrent) {
        return both(
                MailEntry.pending(eventId, kind, Side.NEW),
                hasCurrent ? MailEntry.pending(eventId, kind, Side.CURRENT) : null);
    }

    private static List<MailEntry> both(@Nullable MailEntry toNew, @Nullable MailEntry toOther) {
        return Stream.of(Stream.ofNullable(toNew), Stream.ofNullable(toOther))
                .flatMap(mail -> mail)
                .toList();
    }
}
