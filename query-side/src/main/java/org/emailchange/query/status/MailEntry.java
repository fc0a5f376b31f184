package org.emailchange.query.status;

import java.util.EnumSet;
import java.util.Set;
import org.emailchange.api.MailId;
import org.emailchange.api.MailKind;
import org.emailchange.api.MailState;
import org.emailchange.api.Side;
import org.emailchange.api.event.MailReported;
import org.emailchange.api.query.ChangeStatus;
import org.jspecify.annotations.Nullable;

/** A mail about a change, as the view keeps it. */
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
        return new MailEntry(MailId.of(eventId, kind, to), kind, to, MailState.PENDING, 0, null);
    }

    static MailEntry of(MailReported event) {
        return new MailEntry(
                event.mailId(), event.kind(), event.to(), event.outcome().state(), event.attempts(), event.error());
    }

    boolean hasSamePlaceAs(MailEntry other) {
        return kind == other.kind && to == other.to;
    }

    /** Whether it is not sent any more once the links before are dead. */
    boolean isHeldBack() {
        return WITH_LINK.contains(kind) && (state == MailState.PENDING || state == MailState.DELAYED);
    }

    ChangeStatus.Mail status() {
        return new ChangeStatus.Mail(kind, to, state, attempts, error);
    }
}
