package org.emailchange.api.command;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.emailchange.api.AccountId;

/**
 * Tells an account that somebody asked for its address. Silent where it is told already, or has the address no more.
 *
 * @param accountId whose account
 * @param addressId the keyed hash of the address
 * @param askedAt when it was asked for
 */
public record NotifyOwner(@TargetAggregateIdentifier AccountId accountId, String addressId, Instant askedAt)
        implements EmailChangeCommand {}
