package org.emailchange.api.event;

import java.time.Instant;

/**
 * The account no longer uses the address but can take it back until a time; no other account can own it before.
 *
 * @param addressId the keyed hash of the canonical address, which is also the id of the stream
 * @param accountId which account
 * @param until when it becomes free
 */
public record AddressReserved(String addressId, String accountId, Instant until) implements AddressEvent {}
