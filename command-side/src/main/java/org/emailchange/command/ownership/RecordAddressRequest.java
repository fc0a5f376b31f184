package org.emailchange.command.ownership;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An account asked for an address and was not told that another owns it; whoever owns it shall hear of it. */
public record RecordAddressRequest(
        @TargetAggregateIdentifier String addressId, String accountId, Instant at) {}
