package org.emailchange.api.event;

import java.time.Instant;
import org.emailchange.api.MailKind;
import org.emailchange.api.MailState;
import org.emailchange.api.Side;
import org.jspecify.annotations.Nullable;

/**
 * What became of a mail.
 *
 * @param accountId whose account
 * @param changeId which change, where the mail is about one
 * @param mailId which mail
 * @param kind what it is about
 * @param to whose mailbox
 * @param outcome what became of it
 * @param attempts how often it was tried so far
 * @param error what went wrong, in words without personal data
 * @param nextAttemptAt when it is tried again, where it was delayed
 * @param reportedAt when
 */
public record MailReported(
        String accountId,
        @Nullable String changeId,
        String mailId,
        MailKind kind,
        Side to,
        Outcome outcome,
        int attempts,
        @Nullable String error,
        @Nullable Instant nextAttemptAt,
        Instant reportedAt)
        implements EmailChangeEvent {

    /** What became of a mail, as the account's history records it. */
    public enum Outcome {
        /** The mail server took it. */
        SENT(MailState.SENT),
        /** It could not be handed over and will be tried again. */
        DELAYED(MailState.DELAYED),
        /** It was refused for good, or tried too often. */
        GIVEN_UP(MailState.FAILED),
        /** The mail server had taken it, but another server reported that it did not reach its mailbox. */
        BOUNCED(MailState.FAILED),
        /** An operator had it sent once more after it was given up. */
        RETRIED(MailState.PENDING);

        private final MailState state;

        Outcome(MailState state) {
            this.state = state;
        }

        /** The state that the mail has from then on. */
        public MailState state() {
            return state;
        }
    }
}
