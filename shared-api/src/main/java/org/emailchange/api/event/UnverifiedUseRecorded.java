package org.emailchange.api.event;

/**
 * The account uses the address without having proved it.
 *
 * @param addressId the keyed hash of the canonical address, which is also the id of the stream
 * @param accountId which account
 */
public record UnverifiedUseRecorded(String addressId, String accountId) implements AddressEvent {}
