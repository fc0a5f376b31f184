package org.emailchange.accounts.account;

import java.util.Locale;
import org.emailchange.api.AccountId;
import org.emailchange.web.page.Languages;
import org.emailchange.web.security.EncodedPassword;

/**
 * An account to open.
 *
 * @param password from {@link Passwords#encode}, called outside the transaction because it is slow on purpose
 * @param language one of {@link Languages#ALL}: the language of mails to the owner
 */
public record NewAccount(AccountId id, String username, EncodedPassword password, Locale language) {

    /** An account whose owner gets mails in English. */
    public NewAccount(AccountId id, String username, EncodedPassword password) {
        this(id, username, password, Locale.ENGLISH);
    }
}
