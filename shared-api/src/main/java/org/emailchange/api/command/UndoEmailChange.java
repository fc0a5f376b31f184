package org.emailchange.api.command;

import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.PresentedLink;

/**
 * Takes an approved change back with the link from the former mailbox. Answers {@link ChangeProgress}.
 *
 * @param accountId whose account
 * @param changeId which change
 * @param link the link that was presented
 */
public record UndoEmailChange(AccountId accountId, ChangeId changeId, PresentedLink link)
        implements EmailChangeCommand {}
