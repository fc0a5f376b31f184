package org.emailchange.web.security;

import java.util.Optional;
import java.util.Set;
import org.emailchange.api.AccountId;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;

/**
 * Who sent a request. A controller method takes it as a parameter: {@code Caller} where signing in is needed, {@code
 * Optional<Caller>} where it is not.
 */
public sealed interface Caller permits AccountOwner, StaffMember {

    /** What the caller may be. */
    Set<Role> roles();

    /** How the metadata of events names the caller, such as {@code USER:<accountId>} or {@code APP:<name>}. */
    String by();

    /** The account that the caller owns; nothing for staff. */
    Optional<AccountId> account();

    /**
     * The account that the caller owns, for whoever has nothing to say to staff.
     *
     * @throws ProblemException NOT_FOUND for staff
     */
    default AccountId ownAccount() {
        return account().orElseThrow(() -> new ProblemException(GeneralProblem.NOT_FOUND));
    }
}
