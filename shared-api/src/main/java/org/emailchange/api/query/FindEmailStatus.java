package org.emailchange.api.query;

import org.emailchange.api.AccountId;

/**
 * Asks for the state of an account's address. Answered by {@link Versioned} {@link EmailStatus}.
 *
 * @param accountId whose account
 * @param minVersion the number of an event of the account that the answer should know; the answer waits for it, up to
 *     the limit in the settings, after which it is the newest that there is. 0 for no wait
 */
public record FindEmailStatus(AccountId accountId, long minVersion) {

    /** Asks for the newest state, without waiting. */
    public FindEmailStatus(AccountId accountId) {
        this(accountId, 0);
    }
}
