package org.emailchange.api.event;

/**
 * The account does not own the address any more; any account can prove it.
 *
 * @param addressId the keyed hash of the canonical address, which is also the id of the stream
 * @param accountId which account
 */
public record AddressReleased(String addressId, String accountId) implements AddressEvent {}
