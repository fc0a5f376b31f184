package org.emailchange.api.event;

import java.time.Instant;
import org.emailchange.api.MailKind;
import org.emailchange.api.Side;
import org.jspecify.annotations.Nullable;

/**
 * An operator had a mail that was given up sent once more.
 *
 * @param accountId whose account
 * @param changeId which change, where the mail is about one
 * @param mailId which mail
 * @param kind what it tells
 * @param to whose mailbox
 * @param attempts how often it was tried before
 * @param retriedAt when
 */
public record MailRetried(
        String accountId,
        @Nullable String changeId,
        String mailId,
        MailKind kind,
        Side to,
        int attempts,
        Instant retriedAt)
        implements MailEvent {}
