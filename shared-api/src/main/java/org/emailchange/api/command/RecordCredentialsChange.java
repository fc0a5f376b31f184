package org.emailchange.api.command;

import org.emailchange.api.AccountId;

/**
 * Records that the credentials changed, and ends the change that was requested with those before. Answers the version, a
 * {@code Long}.
 *
 * @param accountId whose account
 * @param number how often its credentials have been changed by now, from 1; recorded once
 */
public record RecordCredentialsChange(AccountId accountId, int number) implements EmailChangeCommand {

    public RecordCredentialsChange {
        if (number < 1) {
            throw new IllegalArgumentException("credentials that were never changed");
        }
    }
}
