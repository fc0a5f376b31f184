package org.emailchange.api.event;

import java.time.Instant;
import org.emailchange.api.MailKind;
import org.emailchange.api.MailOutcome;
import org.emailchange.api.Side;
import org.jspecify.annotations.Nullable;

/**
 * What became of a mail.
 *
 * @param accountId whose account
 * @param changeId which change, where the mail is about one
 * @param mailId which mail
 * @param kind what it tells
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
        MailOutcome outcome,
        int attempts,
        @Nullable String error,
        @Nullable Instant nextAttemptAt,
        Instant reportedAt)
        implements EmailChangeEvent {}
