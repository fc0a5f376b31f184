package org.emailchange.command.ownership;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An account has proved the address. Answers whether it owns it now: not where another does. */
record ClaimAddress(@TargetAggregateIdentifier String addressId, String accountId, Instant at) {}
