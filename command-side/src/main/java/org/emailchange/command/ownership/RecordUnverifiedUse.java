package org.emailchange.command.ownership;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The account uses the address without having proved it. */
record RecordUnverifiedUse(@TargetAggregateIdentifier String addressId, String accountId) {}
