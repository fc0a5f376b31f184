package org.emailchange.api.event;

import java.time.Instant;

/**
 * Somebody asked for the address that an account owns, and was not told so. Who it was stands nowhere here. At most one a
 * day for one address.
 *
 * @param addressId the keyed hash of the canonical address, which is also the id of the stream
 * @param accountId the account that owns it
 * @param askedAt when
 */
public record OwnedAddressRequested(String addressId, String accountId, Instant askedAt) implements AddressEvent {}
