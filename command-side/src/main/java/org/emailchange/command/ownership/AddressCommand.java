package org.emailchange.command.ownership;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be done to the ownership of one address. The id is the keyed hash of the canonical address. */
public sealed interface AddressCommand {

    /** An account has proved the address. Answers whether it owns it now: not where another does. */
    record ClaimAddress(@TargetAggregateIdentifier String addressId, String accountId, Instant at)
            implements AddressCommand {}

    /** The owner leaves the address, and can take it back until then. */
    record ReserveAddress(@TargetAggregateIdentifier String addressId, String accountId, Instant until)
            implements AddressCommand {}

    /** Ends whatever the account has of the address. */
    record ReleaseAddress(@TargetAggregateIdentifier String addressId, String accountId) implements AddressCommand {}

    /** The account uses the address without having proved it. */
    record RecordUnverifiedUse(@TargetAggregateIdentifier String addressId, String accountId)
            implements AddressCommand {}

    /** An account requested an address without learning that another owns it; the owner is to be notified. */
    record RecordAddressRequest(@TargetAggregateIdentifier String addressId, String accountId, Instant at)
            implements AddressCommand {}
}
