package org.emailchange.api.command;

import org.emailchange.api.AccountId;
import org.emailchange.api.Authentication;

/**
 * Records that a passkey is removed, in the transaction that removes it. Answers the version, a {@code Long}.
 *
 * @param accountId whose account
 * @param passkeyId which passkey, a UUID
 * @param authenticatedBy what was shown
 * @param credentialChanges how often the account's credentials had been changed before it was shown
 */
public record RemovePasskey(
        AccountId accountId, String passkeyId, Authentication authenticatedBy, int credentialChanges)
        implements EmailChangeCommand {}
