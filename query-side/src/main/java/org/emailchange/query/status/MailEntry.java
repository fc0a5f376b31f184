package org.emailchange.query.status;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.emailchange.api.MailKind;
import org.emailchange.api.MailState;
import org.emailchange.api.Side;
import org.emailchange.api.event.MailReported;
import org.emailchange.api.query.ChangeStatus;
import org.jspecify.annotations.Nullable;

/** A mail about a change as the view keeps it, in a list in the order in which the mails were called for. */
record MailEntry(
        String mailId,
        MailKind kind,
        Side to,
        MailState state,
        int attempts,
        @Nullable String error) {

    private static final Set<MailKind> WITH_LINK = EnumSet.of(
            MailKind.CONFIRM_NEW, MailKind.CONFIRM_CURRENT, MailKind.REQUEST_NOTICE, MailKind.APPROVED_FORMER);

    static MailEntry pending(String eventId, MailKind kind, Side to) {
        return new MailEntry(kind.mailId(eventId, to), kind, to, MailState.PENDING, 0, null);
    }

    static MailEntry of(MailReported event) {
        return new MailEntry(
                event.mailId(), event.kind(), event.to(), event.outcome().state(), event.attempts(), event.error());
    }

    /** The entries with a new mail, which replaces the one before of the same kind to the same side. */
    static List<MailEntry> with(List<MailEntry> entries, MailEntry newest) {
        var others = entries.stream().filter(entry -> !entry.isLike(newest));
        return Stream.concat(others, Stream.of(newest)).toList();
    }

    /** The entries once the links before are dead: a mail with such a link that is not out yet is not sent any more. */
    static List<MailEntry> withoutWithheld(List<MailEntry> entries) {
        return entries.stream().filter(entry -> !entry.isWithheld()).toList();
    }

    /** A report on a mail that a newer one has replaced changes nothing; a mail that was withheld too late did go out. */
    static List<MailEntry> updated(List<MailEntry> entries, MailEntry report) {
        return entries.stream().anyMatch(report::isLike)
                ? entries.stream()
                        .map(entry -> entry.mailId().equals(report.mailId()) ? report : entry)
                        .toList()
                : with(entries, report);
    }

    private boolean isLike(MailEntry other) {
        return kind == other.kind && to == other.to;
    }

    private boolean isWithheld() {
        return WITH_LINK.contains(kind) && (state == MailState.PENDING || state == MailState.DELAYED);
    }

    ChangeStatus.Mail status() {
        return new ChangeStatus.Mail(kind, to, state, attempts, error);
    }
}
