package org.emailchange.api.command;

import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;

/**
 * Records that the links have run out. Silent where the change is not open or has newer links.
 *
 * @param accountId whose account
 * @param changeId which change
 * @param generation the generation of links that has run out
 */
public record ExpireEmailChange(AccountId accountId, ChangeId changeId, int generation) implements EmailChangeCommand {}
