package org.emailchange.api.query;

import org.emailchange.api.MailKind;
import org.emailchange.api.MailState;
import org.emailchange.api.Side;
import org.jspecify.annotations.Nullable;

/**
 * What became of a mail.
 *
 * @param kind what it tells
 * @param to whose mailbox
 * @param state how far it has come
 * @param attempts how often it was tried
 * @param error what went wrong last, in words
 */
public record MailStatus(
        MailKind kind,
        Side to,
        MailState state,
        int attempts,
        @Nullable String error) {}
