package org.emailchange.accounts.account;

import java.util.Locale;
import org.emailchange.api.AccountId;
import org.emailchange.web.page.Languages;
import org.emailchange.web.security.EncodedPassword;

/**
 * What it takes to open an account.
 *
 * @param password from {@link Passwords#encode}, called outside the transaction because it is slow on purpose
 * @param language one of {@link Languages#ALL}: what its owner is written to in
 */
public record NewAccount(AccountId id, String username, EncodedPassword password, Locale language) {

    /** One whose owner is written to in English. */
    public NewAccount(AccountId id, String username, EncodedPassword password) {
        this(id, username, password, Locale.ENGLISH);
    }
}
