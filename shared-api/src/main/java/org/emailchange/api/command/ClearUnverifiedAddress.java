package org.emailchange.api.command;

import org.emailchange.api.AccountId;

/**
 * Takes an unproved address away, which another account has proved. Silent where it is not held any more.
 *
 * @param accountId whose account
 * @param addressId the keyed hash of the canonical address
 */
public record ClearUnverifiedAddress(AccountId accountId, String addressId) implements EmailChangeCommand {}
