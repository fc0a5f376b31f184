package org.emailchange.api.command;

import java.time.Instant;
import org.emailchange.api.AccountId;
import org.emailchange.api.Authentication;

/**
 * Records that a passkey is added, in the transaction that adds it. Answers the version, a {@code Long}.
 *
 * @param accountId whose account
 * @param passkeyId which passkey, a UUID
 * @param authenticatedBy what was shown
 * @param trustedFrom until then it counts no more than a password
 * @param credentialChanges how often the account's credentials had been changed before it was shown
 */
public record AddPasskey(
        AccountId accountId,
        String passkeyId,
        Authentication authenticatedBy,
        Instant trustedFrom,
        int credentialChanges)
        implements EmailChangeCommand {}
