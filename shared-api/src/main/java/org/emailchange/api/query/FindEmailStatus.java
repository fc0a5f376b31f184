package org.emailchange.api.query;

import org.emailchange.api.AccountId;

/**
 * Asks for the state of an account's address. Answered by {@link Versioned} {@link EmailStatus}.
 *
 * @param accountId whose account
 */
public record FindEmailStatus(AccountId accountId) {}
