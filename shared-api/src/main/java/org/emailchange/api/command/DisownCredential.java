package org.emailchange.api.command;

import org.emailchange.api.AccountId;
import org.emailchange.api.CredentialChange;
import org.emailchange.api.PresentedLink;

/**
 * Takes a change of the credentials back with the link from the current mailbox, in the transaction that ends what came by
 * it. Answers {@link Result}.
 *
 * @param accountId whose account
 * @param link the link that was presented
 * @param number how often the account's credentials have been changed by now, this included
 */
public record DisownCredential(AccountId accountId, PresentedLink link, int number) implements EmailChangeCommand {

    /**
     * What was taken back.
     *
     * @param change how the credentials had changed
     * @param credentialId which passkey, or which password by its number
     * @param version the number of the last event that it caused
     */
    public record Result(CredentialChange change, String credentialId, long version) {}
}
