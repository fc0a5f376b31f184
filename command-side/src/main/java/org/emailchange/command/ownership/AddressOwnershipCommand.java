package org.emailchange.command.ownership;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be done to the ownership of one address. The id is the keyed hash of the canonical address. */
public sealed interface AddressOwnershipCommand {

    /** An account has proved the address. Answers whether it owns it now: not where another does. */
    record ClaimAddress(@TargetAggregateIdentifier String addressId, String accountId, Instant at)
            implements AddressOwnershipCommand {}

    /** The owner leaves the address, and can take it back until then. */
    record ReserveAddress(@TargetAggregateIdentifier String addressId, String accountId, Instant until)
            implements AddressOwnershipCommand {}

    /** Ends whatever the account has of the address. */
    record ReleaseAddress(@TargetAggregateIdentifier String addressId, String accountId)
            implements AddressOwnershipCommand {}

    /** The account uses the address without having proved it. */
    record RecordUnverifiedUse(@TargetAggregateIdentifier String addressId, String accountId)
            implements AddressOwnershipCommand {}

    /** An account requested an address without learning that another owns it; the owner is to be notified. */
    record RecordAddressRequest(@TargetAggregateIdentifier String addressId, String accountId, Instant at)
            implements AddressOwnershipCommand {}
}
