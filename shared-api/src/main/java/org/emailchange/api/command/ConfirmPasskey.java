package org.emailchange.api.command;

import org.emailchange.api.AccountId;
import org.emailchange.api.PresentedLink;
import org.jspecify.annotations.Nullable;

/**
 * Confirms an added passkey with the link from the current mailbox. Answers the version, a {@code Long}.
 *
 * @param accountId whose account
 * @param link the link that was presented
 * @param signedInAs the account signed in where the button was pressed, if any
 */
public record ConfirmPasskey(
        AccountId accountId, PresentedLink link, @Nullable AccountId signedInAs) implements EmailChangeCommand {}
