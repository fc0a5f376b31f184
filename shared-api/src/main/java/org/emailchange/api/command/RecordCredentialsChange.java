package org.emailchange.api.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.emailchange.api.AccountId;

/**
 * Takes down that the account has other credentials from now on, and ends what was asked for with those before. Answers
 * the version, a {@code Long}.
 *
 * @param accountId whose account
 * @param number how often its credentials have been changed by now, from 1; taken down once
 */
public record RecordCredentialsChange(
        @TargetAggregateIdentifier AccountId accountId, int number) implements EmailChangeCommand {

    public RecordCredentialsChange {
        if (number < 1) {
            throw new IllegalArgumentException("credentials that were never changed");
        }
    }
}
