package org.emailchange.api.command;

import org.emailchange.api.AccountId;
import org.emailchange.api.Authentication;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;

/**
 * Requests a new address, after re-authentication by password or passkey. Answers {@link ChangeProgress}; asked again with
 * the id of a change that exists, changes nothing.
 *
 * @param accountId whose account
 * @param changeId the id of the change to be
 * @param newEmail the requested address
 * @param authenticatedBy what was shown
 * @param credentialChanges how often the account's credentials had been changed before it was shown
 */
public record RequestEmailChange(
        AccountId accountId,
        ChangeId changeId,
        EmailAddress newEmail,
        Authentication authenticatedBy,
        int credentialChanges)
        implements EmailChangeCommand {}
