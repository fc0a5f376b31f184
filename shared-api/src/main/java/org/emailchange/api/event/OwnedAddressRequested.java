package org.emailchange.api.event;

import java.time.Instant;

/**
 * An account requested an address that another account owns, without learning so. Says nothing about who requested it. At
 * most one a day for one address.
 *
 * @param addressId the keyed hash of the canonical address, which is also the id of the stream
 * @param accountId the account that owns it
 * @param requestedAt when
 */
public record OwnedAddressRequested(String addressId, String accountId, Instant requestedAt) implements AddressEvent {}
