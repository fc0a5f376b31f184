package org.emailchange.api.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.LinkToken;

/**
 * Takes an approved change back with the link from the former mailbox. Answers {@link ChangeProgress}.
 *
 * @param accountId whose account
 * @param changeId which change
 * @param token the token presented
 */
public record UndoEmailChange(@TargetAggregateIdentifier AccountId accountId, ChangeId changeId, LinkToken token)
        implements EmailChangeCommand {}
