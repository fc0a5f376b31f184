package org.emailchange.api.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.emailchange.api.AccountId;
import org.emailchange.api.Authentication;

/**
 * Counts a failed re-authentication. Answers {@link FailedAttempt}.
 *
 * @param accountId whose account
 * @param method what was shown
 */
public record FailAuthentication(@TargetAggregateIdentifier AccountId accountId, Authentication method)
        implements EmailChangeCommand {}
