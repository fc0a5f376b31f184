package org.emailchange.api.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.MailKind;
import org.emailchange.api.Side;
import org.jspecify.annotations.Nullable;

/**
 * Records that an operator has a mail that was given up sent once more. Silent where it is known to be out.
 *
 * @param accountId whose account
 * @param changeId which change, where the mail is about one
 * @param mailId which mail
 * @param kind what it tells
 * @param to whose mailbox
 * @param attempts how often it was tried before
 */
public record RetryMail(
        @TargetAggregateIdentifier AccountId accountId,
        @Nullable ChangeId changeId,
        String mailId,
        MailKind kind,
        Side to,
        int attempts)
        implements EmailChangeCommand {}
