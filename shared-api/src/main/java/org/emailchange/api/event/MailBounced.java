package org.emailchange.api.event;

import java.time.Instant;
import org.emailchange.api.MailKind;
import org.emailchange.api.Side;
import org.jspecify.annotations.Nullable;

/**
 * A mail that the mail server had taken did not reach its mailbox: another server said so, in answer to this very mail.
 *
 * @param accountId whose account
 * @param changeId which change, where the mail is about one
 * @param mailId which mail
 * @param kind what it tells
 * @param to whose mailbox
 * @param attempts how often it was tried
 * @param error what went wrong, in words without personal data
 * @param bouncedAt when it was heard of
 */
public record MailBounced(
        String accountId,
        @Nullable String changeId,
        String mailId,
        MailKind kind,
        Side to,
        int attempts,
        String error,
        Instant bouncedAt)
        implements MailEvent {}
