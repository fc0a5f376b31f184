package org.emailchange.api.event;

/** What has happened to the ownership of an address. One stream per canonical address; no event contains the address. */
public interface AddressEvent {

    /** The keyed hash of the canonical address. */
    String addressId();

    /** The account that this is about. */
    String accountId();
}
