package org.emailchange.api.event;

/** What has happened to an address: who holds it. One stream per canonical address, which stands in none of them. */
public sealed interface AddressEvent
        permits AddressClaimed,
                AddressReserved,
                AddressReleased,
                UnverifiedUseRecorded,
                UnverifiedUseEnded,
                OwnedAddressRequested {

    /** The keyed hash of the canonical address. */
    String addressId();

    /** The account that this is about. */
    String accountId();
}
