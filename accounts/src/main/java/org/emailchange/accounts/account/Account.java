package org.emailchange.accounts.account;

import java.util.Locale;
import org.emailchange.api.AccountId;

/**
 * An account as others may see it.
 *
 * @param username as its owner typed it
 * @param language the language its owner is written to in
 */
public record Account(AccountId id, String username, Locale language) {

    /** Enough of the name for its owner to know it by, too little to learn it. */
    public String maskedUsername() {
        return username.substring(0, username.offsetByCodePoints(0, 1)) + "***";
    }
}
