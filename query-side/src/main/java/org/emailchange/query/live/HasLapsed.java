package org.emailchange.query.live;

import org.emailchange.api.AccountId;

/**
 * Asks whether a lock, a hold or a chance to undo has ended since the account's last event: then the status reads
 * differently than it did, although its version is the same. Answered by a {@code Boolean}.
 *
 * @param accountId whose account
 */
public record HasLapsed(AccountId accountId) {}
