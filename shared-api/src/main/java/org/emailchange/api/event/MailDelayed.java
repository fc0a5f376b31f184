package org.emailchange.api.event;

import java.time.Instant;
import org.emailchange.api.MailKind;
import org.emailchange.api.Side;
import org.jspecify.annotations.Nullable;

/**
 * A mail could not be handed over, and will be tried again.
 *
 * @param accountId whose account
 * @param changeId which change, where the mail is about one
 * @param mailId which mail
 * @param kind what it tells
 * @param to whose mailbox
 * @param attempts how often it was tried
 * @param error what went wrong, in words without personal data
 * @param nextAttemptAt when it is tried again
 */
public record MailDelayed(
        String accountId,
        @Nullable String changeId,
        String mailId,
        MailKind kind,
        Side to,
        int attempts,
        String error,
        Instant nextAttemptAt)
        implements MailEvent {}
