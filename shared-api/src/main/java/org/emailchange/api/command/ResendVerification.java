package org.emailchange.api.command;

import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.PresentedLink;
import org.jspecify.annotations.Nullable;

/**
 * Sends new links to the sides that have not confirmed. Answers {@link ChangeProgress}.
 *
 * @param accountId whose account
 * @param changeId which change
 * @param link the expired link whose page asks, or none where the owner asks
 */
public record ResendVerification(
        AccountId accountId, ChangeId changeId, @Nullable PresentedLink link) implements EmailChangeCommand {}
