package org.emailchange.api.command;

import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.PresentedLink;
import org.jspecify.annotations.Nullable;

/**
 * Confirms a side with its link. Answers {@link ChangeProgress}, whose state may be DECLINED.
 *
 * @param accountId whose account
 * @param changeId which change
 * @param link the link that was presented
 * @param signedInAs the account signed in where the button was pressed, if any
 */
public record VerifyEmailChange(
        AccountId accountId,
        ChangeId changeId,
        PresentedLink link,
        @Nullable AccountId signedInAs) implements EmailChangeCommand {}
