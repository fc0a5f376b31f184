package org.emailchange.api.event;

import java.time.Instant;

/**
 * The account has proved the address and owns it, alone.
 *
 * @param addressId the keyed hash of the canonical address, which is also the id of the stream
 * @param accountId which account
 * @param claimedAt when
 */
public record AddressClaimed(String addressId, String accountId, Instant claimedAt) implements AddressEvent {}
