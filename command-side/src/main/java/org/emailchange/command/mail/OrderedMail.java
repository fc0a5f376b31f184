package org.emailchange.command.mail;

import java.time.Instant;
import org.emailchange.api.MailKind;
import org.emailchange.api.Side;
import org.jspecify.annotations.Nullable;

/**
 * An ordered mail as operators see it: nothing of what it says, nor to whom.
 *
 * @param mailId which mail
 * @param accountId whose account
 * @param changeId which change, where it is about one
 * @param kind what it tells
 * @param to whose mailbox
 * @param state PENDING, DELAYED or FAILED, where it is not out
 * @param attempts how often it was tried
 * @param error what went wrong last, in words
 * @param orderedAt since when it should be out
 * @param nextAttemptAt when it is tried again, where it is
 * @param failedAt when it was given up, where it was
 * @param canRetry whether it failed and can be sent again
 */
public record OrderedMail(
        String mailId,
        String accountId,
        @Nullable String changeId,
        MailKind kind,
        Side to,
        String state,
        int attempts,
        @Nullable String error,
        Instant orderedAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant failedAt,
        boolean canRetry) {}
