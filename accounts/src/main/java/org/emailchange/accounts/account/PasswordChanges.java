package org.emailchange.accounts.account;

import org.emailchange.api.AccountId;
import org.emailchange.web.security.EncodedPassword;

/** New passwords for accounts that have one. */
public interface PasswordChanges {

    /**
     * Puts a password in the place of the one before, in the caller's transaction, or in one of its own.
     *
     * @return how often the account has got other credentials by now
     */
    int change(AccountId id, EncodedPassword password);

    /** How often the account has got other credentials; 0 where there is no such account. */
    int count(AccountId id);
}
