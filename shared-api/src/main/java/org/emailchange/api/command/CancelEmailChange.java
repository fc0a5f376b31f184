package org.emailchange.api.command;

import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.PresentedLink;
import org.jspecify.annotations.Nullable;

/**
 * Ends an open change. Answers {@link ChangeProgress}.
 *
 * @param accountId whose account
 * @param changeId which change
 * @param link the link that revokes, or none where the owner cancels
 */
public record CancelEmailChange(
        AccountId accountId, ChangeId changeId, @Nullable PresentedLink link) implements EmailChangeCommand {}
