package org.emailchange.access.account;

import java.util.Locale;
import org.emailchange.api.AccountId;

/**
 * An account as others may see it.
 *
 * @param username as its owner typed it
 * @param language the language its owner is written to in
 */
public record Account(AccountId id, String username, Locale language) {}
