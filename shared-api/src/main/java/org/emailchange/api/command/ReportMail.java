package org.emailchange.api.command;

import java.time.Instant;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.MailKind;
import org.emailchange.api.Side;
import org.emailchange.api.event.MailReported;
import org.jspecify.annotations.Nullable;

/**
 * Records what became of a mail. Silent where it is known already, or cannot be true any more.
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
 */
public record ReportMail(
        AccountId accountId,
        @Nullable ChangeId changeId,
        String mailId,
        MailKind kind,
        Side to,
        MailReported.Outcome outcome,
        int attempts,
        @Nullable String error,
        @Nullable Instant nextAttemptAt)
        implements EmailChangeCommand {}
