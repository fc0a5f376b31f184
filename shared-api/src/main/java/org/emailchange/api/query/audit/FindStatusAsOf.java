package org.emailchange.api.query.audit;

import java.time.Instant;
import org.emailchange.api.AccountId;

/**
 * Asks for the state of an account's address as it stood once. Answered by {@link org.emailchange.api.query.Versioned}
 * {@link org.emailchange.api.query.EmailStatus}; noted as read.
 *
 * @param accountId whose account
 * @param at when
 * @param askedBy the member of the staff who reads it
 */
public record FindStatusAsOf(AccountId accountId, Instant at, String askedBy) {}
