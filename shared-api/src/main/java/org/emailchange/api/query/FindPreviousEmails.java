package org.emailchange.api.query;

import org.emailchange.api.AccountId;

/**
 * Asks for the addresses that an account had, newest first. Answered by {@link Versioned} lists of {@link PreviousEmail}.
 *
 * @param accountId whose account
 */
public record FindPreviousEmails(AccountId accountId) {}
