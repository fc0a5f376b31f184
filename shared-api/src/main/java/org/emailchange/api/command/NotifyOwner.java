package org.emailchange.api.command;

import java.time.Instant;
import org.emailchange.api.AccountId;

/**
 * Notifies an account that somebody requested its address. Does nothing if it was notified already, or no longer owns the
 * address.
 *
 * @param accountId whose account
 * @param addressId the keyed hash of the address
 * @param requestedAt when it was requested
 */
public record NotifyOwner(AccountId accountId, String addressId, Instant requestedAt) implements EmailChangeCommand {}
