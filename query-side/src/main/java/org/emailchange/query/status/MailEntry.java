package org.emailchange.query.status;

import org.emailchange.api.MailKind;
import org.emailchange.api.MailState;
import org.emailchange.api.Side;
import org.emailchange.api.event.CalledMail;
import org.emailchange.api.query.MailStatus;
import org.jspecify.annotations.Nullable;

/** A mail about a change, as the view keeps it. */
record MailEntry(
        String mailId,
        MailKind kind,
        Side to,
        MailState state,
        int attempts,
        @Nullable String error) {
    static MailEntry pending(String eventId, CalledMail mail) {
        return new MailEntry(mail.id(eventId), mail.kind(), mail.to(), MailState.PENDING, 0, null);
    }

    MailEntry now(MailState newState, int newAttempts, @Nullable String newError) {
        return new MailEntry(mailId, kind, to, newState, newAttempts, newError);
    }

    boolean hasSamePlaceAs(MailEntry other) {
        return kind == other.kind && to == other.to;
    }

    MailStatus status() {
        return new MailStatus(kind, to, state, attempts, error);
    }
}
