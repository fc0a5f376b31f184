package org.emailchange.api.query.support;

import java.util.Locale;
import org.emailchange.api.AccountId;

/**
 * Asks how an account stands and what to tell its owner. Answered by a {@link CustomerCase}, or nothing where there is
 * no such account; noted as read.
 *
 * @param accountId whose account
 * @param askedBy the member of the staff who reads it
 * @param language of the advice
 */
public record FindCase(AccountId accountId, String askedBy, Locale language) {}
