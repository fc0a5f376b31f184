package org.emailchange.api.query;

import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;

/**
 * Asks for one change of an account, present or past. Answered by {@link Versioned} {@link ChangeStatus}, or nothing.
 *
 * @param accountId whose account
 * @param changeId which change
 */
public record FindEmailChange(AccountId accountId, ChangeId changeId) {}
