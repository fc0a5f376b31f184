package org.emailchange.api.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.MailKind;
import org.emailchange.api.Side;
import org.jspecify.annotations.Nullable;

/**
 * Records that a mail, once sent, did not reach its mailbox. Silent where that is known already.
 *
 * @param accountId whose account
 * @param changeId which change, where the mail is about one
 * @param mailId which mail
 * @param kind what it tells
 * @param to whose mailbox
 * @param attempts how often it was tried
 * @param error what went wrong, in words without personal data
 */
public record RecordBounce(
        @TargetAggregateIdentifier AccountId accountId,
        @Nullable ChangeId changeId,
        String mailId,
        MailKind kind,
        Side to,
        int attempts,
        String error)
        implements EmailChangeCommand {}
