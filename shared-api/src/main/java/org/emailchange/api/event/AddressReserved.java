package org.emailchange.api.event;

import java.time.Instant;

/**
 * The account gave the address up, and can take it back until a time; nobody else can have it before.
 *
 * @param addressId the keyed hash of the canonical address, which is also the id of the stream
 * @param accountId which account
 * @param until when it becomes free
 */
public record AddressReserved(String addressId, String accountId, Instant until) implements AddressEvent {}
