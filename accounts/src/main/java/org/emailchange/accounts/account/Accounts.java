package org.emailchange.accounts.account;

import java.util.Locale;
import java.util.Optional;
import org.emailchange.api.AccountId;
import org.emailchange.web.page.Languages;
import org.emailchange.web.problem.ProblemException;

/** All accounts. */
public interface Accounts {

    /**
     * Opens an account in the caller's transaction, or in one of its own where there is none.
     *
     * @throws ProblemException INVALID_USERNAME when the name breaks the rules for names
     * @throws ProblemException USERNAME_TAKEN when another account or a member of the staff has the name
     * @throws ProblemException ACCOUNT_EXISTS when there is an account of this id
     */
    Account open(NewAccount newAccount);

    /** The account of this id. */
    Optional<Account> find(AccountId id);

    /** The account of this name, in whatever case it is typed. */
    Optional<Account> findByUsername(String username);

    /**
     * From now on its owner is written to in this language.
     *
     * @param language one of {@link Languages#ALL}
     * @return false where there is no account of this id
     */
    boolean changeLanguage(AccountId id, Locale language);

    /** Whether there is an account of this id. */
    boolean exists(AccountId id);
}
