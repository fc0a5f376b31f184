package org.emailchange.api.query.support;

import java.util.List;
import java.util.Locale;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.EmailStatus;

/**
 * Asks how an account stands and what to tell its owner. Answered by a {@link Result}, or nothing where there is
 * no such account; noted as read.
 *
 * @param accountId whose account
 * @param askedBy the member of the staff who reads it
 * @param language of the advice
 */
public record FindSupportCase(AccountId accountId, String askedBy, Locale language) {

    /**
     * An account as support sees it.
     *
     * @param version the number of the account's last event that is known
     * @param username masked
     * @param status masked
     * @param advice what to tell the customer, the most pressing first
     */
    public record Result(long version, String username, EmailStatus status, List<Advice> advice) {}

    /**
     * What support can tell the customer.
     *
     * @param situation what is the case
     * @param say the sentence, in the language of who reads
     */
    public record Advice(Situation situation, String say) {}
}
