package org.emailchange.command.mail.outbox;

import java.time.Instant;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.MailKind;
import org.emailchange.api.Side;
import org.emailchange.command.mail.message.MailModel;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be sent.
 *
 * @param id derived from the event, so that the same event orders the same mail
 * @param suppressed whether it is not handed to the mail server
 * @param attempts how often it was tried
 * @param error what went wrong last, in words without personal data
 * @param nextAttemptAt when there is something to do for it next: to try it, while it is open, else to report it
 * @param trace the trace id of the originating request, copied to the report
 * @param content what it says; null once it is no longer needed
 */
record MailOrder(
        String id,
        AccountId account,
        @Nullable ChangeId change,
        MailKind kind,
        Side to,
        boolean suppressed,
        State state,
        int attempts,
        @Nullable String error,
        @Nullable Instant nextAttemptAt,
        @Nullable String trace,
        @Nullable MailModel content) {

    /** How far an ordered mail has come. */
    enum State {
        /** Not tried yet. */
        PENDING,
        /** Tried, and to be tried again. */
        DELAYED,
        /** Accepted by the mail server. */
        SENT,
        /** Refused for good, or tried too often. */
        FAILED,
        /** Its links stopped working before it was out. */
        WITHDRAWN;

        boolean isOpen() {
            return this == PENDING || this == DELAYED;
        }
    }

    /** Whether its mailbox was not proved, and may be a stranger's. */
    boolean isToAStranger() {
        return to == Side.NEW && kind != MailKind.APPROVED && kind != MailKind.UNDONE;
    }

    MailOrder sent(int tried) {
        return with(State.SENT, tried, null, null, null);
    }

    MailOrder delayed(int tried, String why, Instant next) {
        return with(State.DELAYED, tried, why, next, content);
    }

    /** Keeps its content, so that it can be sent again. */
    MailOrder failed(int tried, String why) {
        return with(State.FAILED, tried, why, null, content);
    }

    MailOrder withdrawn() {
        return with(State.WITHDRAWN, attempts, null, null, null);
    }

    /** What became of it is known, and reported at this time. */
    MailOrder reportedAt(Instant time) {
        return state == State.DELAYED ? this : with(state, attempts, error, time, content);
    }

    private MailOrder with(
            State newState, int tried, @Nullable String why, @Nullable Instant next, @Nullable MailModel newContent) {
        return new MailOrder(id, account, change, kind, to, suppressed, newState, tried, why, next, trace, newContent);
    }
}
