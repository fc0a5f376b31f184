package org.emailchange.api.event;

import java.time.Instant;
import org.emailchange.api.MailKind;
import org.emailchange.api.Side;
import org.jspecify.annotations.Nullable;

/**
 * The mail server took a mail.
 *
 * @param accountId whose account
 * @param changeId which change, where the mail is about one
 * @param mailId which mail
 * @param kind what it tells
 * @param to whose mailbox
 * @param attempts how often it was tried
 * @param sentAt when
 */
public record MailSent(
        String accountId,
        @Nullable String changeId,
        String mailId,
        MailKind kind,
        Side to,
        int attempts,
        Instant sentAt)
        implements MailEvent {}
