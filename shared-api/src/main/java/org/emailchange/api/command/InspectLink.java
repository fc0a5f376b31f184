package org.emailchange.api.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.LinkToken;
import org.jspecify.annotations.Nullable;

/**
 * Asks what a link would do, and changes nothing. Answers {@link InspectedLink}.
 *
 * @param accountId whose account
 * @param changeId which change
 * @param token the token presented
 * @param signedInAs the account signed in where the link was opened, if any
 */
public record InspectLink(
        @TargetAggregateIdentifier AccountId accountId,
        ChangeId changeId,
        LinkToken token,
        @Nullable AccountId signedInAs)
        implements EmailChangeCommand {}
