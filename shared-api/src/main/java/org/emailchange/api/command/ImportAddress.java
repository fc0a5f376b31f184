package org.emailchange.api.command;

import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;

/**
 * Gives a newly opened account the address that it brings along. Answers the version, a {@code Long}.
 *
 * @param accountId whose account
 * @param email the address
 * @param verified whether the wallet vouches that its owner proved it
 */
public record ImportAddress(AccountId accountId, EmailAddress email, boolean verified) implements EmailChangeCommand {}
