package org.emailchange.command.ownership;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The owner leaves the address, and can take it back until then. */
record ReserveAddress(@TargetAggregateIdentifier String addressId, String accountId, Instant until) {}
