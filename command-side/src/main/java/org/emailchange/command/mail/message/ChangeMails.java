package org.emailchange.command.mail.message;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.emailchange.api.EndReason;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.MailKind;
import org.emailchange.api.Personal;
import org.emailchange.api.Side;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.IssuedLink;
import org.emailchange.api.event.LaterChangeNotified;
import org.emailchange.api.event.VerificationResent;
import org.emailchange.command.mail.message.MailPolicy.Facts;
import org.emailchange.command.mail.message.MailPolicy.Mail;
import org.jspecify.annotations.Nullable;

/** The mails that the events of a change call for. */
final class ChangeMails {

    private static final List<LinkPurpose> LINKS_TO_NEW = List.of(LinkPurpose.CONFIRM_NEW, LinkPurpose.REFUSE);
    private static final List<LinkPurpose> LINKS_TO_CURRENT = List.of(LinkPurpose.CONFIRM_CURRENT, LinkPurpose.REVOKE);

    private ChangeMails() {}

    static Stream<@Nullable Mail> requested(EmailChangeRequested e) {
        var facts = new Facts(e.requestedAt(), Map.of("expires", e.expiresAt()), e.authenticatedBy(), null, null);
        return Stream.of(
                toNew(e.newEmail(), e.currentEmail(), e.links(), facts),
                toCurrent(e.currentEmail(), e.newEmail(), e.awaiting(), e.links(), facts));
    }

    /** A side that has confirmed already has no link among these, and gets no mail. */
    static Stream<@Nullable Mail> resent(VerificationResent e) {
        var facts = Facts.of(e.resentAt(), Map.of("expires", e.expiresAt()));
        var awaitsNew = e.awaiting().contains(Side.NEW);
        var hasLinkForCurrent = !only(LINKS_TO_CURRENT, e.links()).isEmpty();
        return Stream.of(
                awaitsNew ? toNew(e.newEmail(), e.currentEmail(), e.links(), facts) : null,
                hasLinkForCurrent ? toCurrent(e.currentEmail(), e.newEmail(), e.awaiting(), e.links(), facts) : null);
    }

    static Stream<@Nullable Mail> approved(EmailChangeApproved e) {
        var undo = e.undoUntil();
        var times = undo == null ? Map.of("hold", e.holdUntil()) : Map.of("hold", e.holdUntil(), "undo", undo);
        var facts = Facts.of(e.approvedAt(), times);
        return Stream.of(
                facts.mail(MailKind.APPROVED, Side.NEW, e.email(), e.formerEmail(), List.of()),
                facts.mail(MailKind.APPROVED_FORMER, Side.FORMER, e.formerEmail(), e.email(), e.links()));
    }

    static Stream<@Nullable Mail> declined(EmailChangeDeclined e) {
        return toBoth(MailKind.DECLINED, e.newEmail(), e.currentEmail(), Facts.ofEnd(e.declinedAt(), e.reason()));
    }

    /** A newer request has mails of its own. */
    static Stream<@Nullable Mail> cancelled(EmailChangeCancelled e) {
        var facts = Facts.ofEnd(e.cancelledAt(), e.reason());
        return e.reason() == EndReason.SUPERSEDED
                ? Stream.empty()
                : toBoth(MailKind.CANCELLED, e.newEmail(), e.currentEmail(), facts);
    }

    static Stream<@Nullable Mail> expired(EmailChangeExpired e) {
        return toBoth(MailKind.EXPIRED, e.newEmail(), e.currentEmail(), Facts.ofEnd(e.expiredAt(), null));
    }

    /** What the mailbox was told of its own change, once more. */
    static Stream<@Nullable Mail> laterChange(LaterChangeNotified e) {
        var facts = Facts.of(e.notifiedAt(), Map.of("hold", e.holdUntil(), "undo", e.undoUntil()));
        return Stream.of(facts.mail(MailKind.APPROVED_FORMER, Side.FORMER, e.email(), e.newEmail(), e.links()));
    }

    /** Each mailbox is told once, however many changes were taken back. */
    static Stream<@Nullable Mail> undone(EmailChangeUndone e) {
        var facts = Facts.of(e.undoneAt(), Map.of());
        return Stream.of(
                e.tellsNew() ? facts.mail(MailKind.UNDONE, Side.NEW, e.undoneEmail(), e.email(), List.of()) : null,
                e.tellsFormer()
                        ? facts.mail(MailKind.UNDONE, Side.FORMER, e.email(), e.undoneEmail(), List.of())
                        : null);
    }

    private static Stream<@Nullable Mail> toBoth(
            MailKind kind, Personal newEmail, @Nullable Personal currentEmail, Facts facts) {
        return Stream.of(
                facts.mail(kind, Side.NEW, newEmail, currentEmail, List.of()),
                facts.mail(kind, Side.CURRENT, currentEmail, newEmail, List.of()));
    }

    private static @Nullable Mail toNew(
            Personal newEmail, @Nullable Personal currentEmail, List<IssuedLink> links, Facts facts) {
        return facts.mail(MailKind.CONFIRM_NEW, Side.NEW, newEmail, currentEmail, only(LINKS_TO_NEW, links));
    }

    private static @Nullable Mail toCurrent(
            @Nullable Personal currentEmail,
            Personal newEmail,
            List<Side> awaiting,
            List<IssuedLink> links,
            Facts facts) {
        var kind = awaiting.contains(Side.CURRENT) ? MailKind.CONFIRM_CURRENT : MailKind.REQUEST_NOTICE;
        return facts.mail(kind, Side.CURRENT, currentEmail, newEmail, only(LINKS_TO_CURRENT, links));
    }

    private static List<IssuedLink> only(List<LinkPurpose> purposes, List<IssuedLink> links) {
        return links.stream().filter(link -> purposes.contains(link.purpose())).toList();
    }
}
