package org.emailchange.command.ownership;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Whatever the account has of the address ends. */
record ReleaseAddress(@TargetAggregateIdentifier String addressId, String accountId) {}
