package org.emailchange.api.command;

import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;

/**
 * Ends an open change because another account proved the address. Silent where the change is not open.
 *
 * @param accountId whose account
 * @param changeId which change
 */
public record DeclineEmailChange(AccountId accountId, ChangeId changeId) implements EmailChangeCommand {}
