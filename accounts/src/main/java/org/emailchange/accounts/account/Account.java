package org.emailchange.accounts.account;

import java.util.Locale;
import org.emailchange.api.AccountId;

/**
 * An account, without its password.
 *
 * @param username as its owner typed it
 * @param language the language of mails to the owner
 */
public record Account(AccountId id, String username, Locale language) {

    /** The first character and asterisks: the owner recognizes the name, others cannot read it. */
    public String maskedUsername() {
        return username.substring(0, username.offsetByCodePoints(0, 1)) + "***";
    }
}
