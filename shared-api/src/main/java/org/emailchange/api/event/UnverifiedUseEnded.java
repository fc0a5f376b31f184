package org.emailchange.api.event;

/**
 * The account does not use the unproved address any more.
 *
 * @param addressId the keyed hash of the canonical address, which is also the id of the stream
 * @param accountId which account
 * @param displaced whether another account proved it, so that the account must lose it
 */
public record UnverifiedUseEnded(String addressId, String accountId, boolean displaced) implements AddressEvent {}
