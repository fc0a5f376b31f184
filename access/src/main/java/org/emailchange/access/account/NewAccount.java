package org.emailchange.access.account;

import org.emailchange.api.AccountId;

/**
 * What it takes to open an account.
 *
 * @param password from {@link Passwords#encode}, called outside the transaction because it is slow on purpose
 */
public record NewAccount(AccountId id, String username, EncodedPassword password) {}
