package org.emailchange.accounts.account;

import org.emailchange.api.AccountId;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.security.EncodedPassword;

/** Passwords, taken exactly as typed: nothing trimmed, folded or cut off. */
public interface Passwords {

    /**
     * Hashes a new password; slow on purpose.
     *
     * @throws ProblemException INVALID_PASSWORD when it is empty or longer than 1024 characters
     */
    EncodedPassword encode(CharSequence password);

    /** Whether this is the password of the account; takes as long to say no for an account that does not exist. */
    boolean matches(AccountId id, CharSequence password);
}
